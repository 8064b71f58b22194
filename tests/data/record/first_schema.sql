-- The record as the first schema had it: made by the program of that time, dumped as text.
BEGIN TRANSACTION;
CREATE TABLE calls (
	id INTEGER NOT NULL, 
	started_at VARCHAR NOT NULL, 
	pack VARCHAR NOT NULL, 
	agent_number VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	process VARCHAR NOT NULL, 
	seconds DOUBLE, 
	hung_up VARCHAR NOT NULL, 
	score DOUBLE, 
	PRIMARY KEY (id)
);
INSERT INTO "calls" VALUES(1,'2026-10-05T09:30:00','inbound','8012','ended','4194305 1790000000.00',63.5,'customer',NULL);
INSERT INTO "calls" VALUES(2,'2026-10-05T09:20:00','outbound','8012','ended','4194305 1790000000.00',20.0,'',NULL);
INSERT INTO "calls" VALUES(3,'2026-10-06T18:00:00','inbound','','open','4194305 1790000000.00',NULL,'',NULL);
CREATE TABLE events (
	id INTEGER NOT NULL, 
	call_id INTEGER NOT NULL, 
	time DOUBLE NOT NULL, 
	type VARCHAR NOT NULL, 
	json VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE
);
INSERT INTO "events" VALUES(1,1,0.0,'CallStarted','{"type": "CallStarted", "time": 0.0, "channels": ["agent"], "started_at": "2026-10-05T09:30:00", "pack": "inbound", "company": "晨光客服中心", "agent_name": "林岚", "agent_number": "8012", "customer": "张", "customer_title": "女士"}');
INSERT INTO "events" VALUES(2,1,0.0,'StageEntered','{"type": "StageEntered", "time": 0.0, "stage": "greeting", "because": "start", "confidence": 1.0}');
INSERT INTO "events" VALUES(3,1,2.0,'FinalTranscript','{"type": "FinalTranscript", "time": 2.0, "channel": "agent", "start": 0.5, "end": 1.8, "text": "您好，很高兴为您服务", "words": [{"text": "您好", "start": 0.5, "end": 1.0, "confidence": 0.9}]}');
INSERT INTO "events" VALUES(4,1,5.0,'AlertRaised','{"type": "AlertRaised", "time": 5.0, "id": "1", "channel": "agent", "alert": "forbidden", "rule": "dont_know", "title": "忌语：“不知道”", "severity": "warning", "heard": "不知道", "say": "张女士，我马上为您核实。", "start": 4.0, "end": 5.0, "provisional": true, "shown": true, "suppressed": "", "explanation": "“不知道”"}');
INSERT INTO "events" VALUES(5,1,5.5,'AlertConfirmed','{"type": "AlertConfirmed", "time": 5.5, "id": "1"}');
INSERT INTO "events" VALUES(6,1,6.0,'AlertAnswered','{"type": "AlertAnswered", "time": 6.0, "id": "1", "answer": "acknowledged"}');
INSERT INTO "events" VALUES(7,1,8.0,'AlertRaised','{"type": "AlertRaised", "time": 8.0, "id": "2", "channel": "agent", "alert": "forbidden", "rule": "impatient", "title": "忌语：“不知道”", "severity": "warning", "heard": "不知道", "say": "张女士，我马上为您核实。", "start": 7.0, "end": 8.0, "provisional": true, "shown": true, "suppressed": "", "explanation": "“不知道”"}');
INSERT INTO "events" VALUES(8,1,8.5,'AlertCleared','{"type": "AlertCleared", "time": 8.5, "id": "2", "reason": "withdrawn"}');
INSERT INTO "events" VALUES(9,1,11.0,'AlertRaised','{"type": "AlertRaised", "time": 11.0, "id": "3", "channel": "agent", "alert": "forbidden", "rule": "order_customer", "title": "忌语：“不知道”", "severity": "warning", "heard": "不知道", "say": "张女士，我马上为您核实。", "start": 10.0, "end": 11.0, "provisional": false, "shown": true, "suppressed": "", "explanation": "“不知道”"}');
INSERT INTO "events" VALUES(10,1,12.0,'AlertAnswered','{"type": "AlertAnswered", "time": 12.0, "id": "3", "answer": "false_alarm"}');
INSERT INTO "events" VALUES(11,1,14.0,'AlertCleared','{"type": "AlertCleared", "time": 14.0, "id": "3", "reason": "false_alarm"}');
INSERT INTO "events" VALUES(12,1,63.5,'CallEnded','{"type": "CallEnded", "time": 63.5, "hung_up": "customer", "score": null}');
INSERT INTO "events" VALUES(13,2,0.0,'CallStarted','{"type": "CallStarted", "time": 0.0, "channels": ["agent", "customer"], "started_at": "2026-10-05T09:20:00", "pack": "outbound", "company": "晨光客服中心", "agent_name": "林岚", "agent_number": "8012", "customer": "", "customer_title": ""}');
INSERT INTO "events" VALUES(14,2,3.0,'AlertRaised','{"type": "AlertRaised", "time": 3.0, "id": "1", "channel": "agent", "alert": "forbidden", "rule": "dont_know", "title": "忌语：“不知道”", "severity": "warning", "heard": "不知道", "say": "张女士，我马上为您核实。", "start": 2.0, "end": 3.0, "provisional": true, "shown": true, "suppressed": "", "explanation": "“不知道”"}');
INSERT INTO "events" VALUES(15,2,3.5,'AlertConfirmed','{"type": "AlertConfirmed", "time": 3.5, "id": "1"}');
INSERT INTO "events" VALUES(16,2,20.0,'CallEnded','{"type": "CallEnded", "time": 20.0, "hung_up": "", "score": null}');
INSERT INTO "events" VALUES(17,3,0.0,'CallStarted','{"type": "CallStarted", "time": 0.0, "channels": ["agent"], "started_at": "2026-10-06T18:00:00", "pack": "inbound", "company": "晨光客服中心", "agent_name": "", "agent_number": "", "customer": "张", "customer_title": "女士"}');
INSERT INTO "events" VALUES(18,3,0.0,'StageEntered','{"type": "StageEntered", "time": 0.0, "stage": "greeting", "because": "start", "confidence": 1.0}');
CREATE INDEX ix_calls_state ON calls (state);
CREATE INDEX ix_events_call_id ON events (call_id);
COMMIT;
PRAGMA user_version = 1;
