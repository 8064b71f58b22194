; The installer for Windows, by Inno Setup 6.3 or newer, around the frozen program in dist\peiting:
;
;     iscc /DVersion=0.1.0 packaging\windows\peiting.iss
;
; For one user, without rights of an administrator (the default):     peiting-setup.exe
; For all users of a machine, unattended, e.g. by group policy:
;     peiting-setup.exe /ALLUSERS /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /TASKS="autostart" /LOG=setup.log
; Away again, unattended; calls, settings and models of the users stay:   unins000.exe /VERYSILENT

#ifndef Version
  #error Say which version: /DVersion=1.2.3
#endif

[Setup]
; Never changes: Windows knows by it that a newer version replaces an older one.
AppId={{6F2B8C0E-5D1A-4B7E-9C43-0A7D2E95B316}
AppName=陪听 Peiting
AppVersion={#Version}
AppPublisher=Peiting
DefaultDirName={autopf}\Peiting
DefaultGroupName=陪听 Peiting
DisableProgramGroupPage=yes
UninstallDisplayIcon={app}\peitingw.exe
SetupIconFile=..\..\build\icons\peiting.ico
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=peiting-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; One user is the default; /ALLUSERS or the first page asks for the whole machine.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
; A window that listens is asked to close, so that a call and its record end properly.
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes

[Languages]
; Inno Setup has no Chinese of its own; the workflow puts this file there where it can be had.
#ifexist "ChineseSimplified.isl"
Name: "zh"; MessagesFile: "ChineseSimplified.isl"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "autostart"; Description: "登录时启动陪听（缩到托盘） / Start at sign-in"; Flags: unchecked
Name: "desktopicon"; Description: "桌面图标 / Desktop icon"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not must not be found by the program.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\peiting\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\陪听 Peiting"; Filename: "{app}\peitingw.exe"; AppUserModelID: "Peiting.Peiting"
Name: "{autodesktop}\陪听 Peiting"; Filename: "{app}\peitingw.exe"; AppUserModelID: "Peiting.Peiting"; Tasks: desktopicon

[Registry]
; HKA is the user's part of the registry or the machine's, by whom it is installed for.
Root: HKA; Subkey: "Software\Classes\peiting"; ValueType: string; ValueData: "URL:Peiting"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\peiting"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\peiting\DefaultIcon"; ValueType: string; ValueData: """{app}\peitingw.exe"",0"
; What follows -- is a link and never an option.
Root: HKA; Subkey: "Software\Classes\peiting\shell\open\command"; ValueType: string; ValueData: """{app}\peitingw.exe"" link -- ""%1"""
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "peiting"; ValueData: """{app}\peitingw.exe"""; Flags: uninsdeletevalue; Tasks: autostart
; Softphones and scripts call it by its bare name.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\peiting.exe"; ValueType: string; ValueData: "{app}\peiting.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\peitingw.exe"; Description: "打开陪听 / Open Peiting"; Flags: nowait postinstall skipifsilent
