; The installer for Windows, by Inno Setup 6.3 or newer, around the frozen program in dist\peiting:
;
;     iscc /DVersion=0.1.0 packaging\windows\peiting.iss
;
; For one user, without rights of an administrator (the default):     peiting-VERSION-setup.exe
; For all users of a machine, unattended, e.g. by group policy:
;     peiting-VERSION-setup.exe /ALLUSERS /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /TASKS="autostart" /LOG=setup.log
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
; What Windows itself is set to; it asks only whom it can greet in neither.
ShowLanguageDialog=auto
; On purpose: the settings write to the part of the registry that is the user's, see below.
UsedUserAreasWarning=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "zh"; MessagesFile: "compiler:Default.isl,chinese.isl"

[CustomMessages]
en.Autostart=Open Peiting when anybody signs in
zh.Autostart=任何用户登录后都打开陪听
en.DesktopIcon=Icon on the desktop
zh.DesktopIcon=桌面图标
en.OpenNow=Open Peiting
zh.OpenNow=打开陪听

[Tasks]
; Whoever installs for himself has this choice in the settings, which can take it back too.
Name: "autostart"; Description: "{cm:Autostart}"; Flags: unchecked; Check: IsAdminInstallMode
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked

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
; For all users; no setting of theirs shows it or takes it back.
Root: HKLM; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "peiting"; ValueData: """{app}\peitingw.exe"""; Flags: uninsdeletevalue; Tasks: autostart
; What the settings of whoever uninstalls have written for him (desktop/storage/autostart.py) goes with the program.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "peiting"; Flags: uninsdeletevalue dontcreatekey
; For Win+R and what asks the shell to open it; a command line and a softphone need the whole path.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\peiting.exe"; ValueType: string; ValueData: "{app}\peiting.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\peitingw.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent
