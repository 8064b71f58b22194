; What the installer and its counterpart say on the way that everybody goes, in Chinese; read on top of Inno Setup's
; own English, which stays for rarer troubles. Only names that every 6.x from 6.3 on knows: an unknown one is an error.

[LangOptions]
LanguageName=简体中文
LanguageID=$0804
LanguageCodePage=936

[Messages]
SetupAppTitle=安装程序
SetupWindowTitle=安装 %1
UninstallAppTitle=卸载
UninstallAppFullTitle=卸载 %1
InformationTitle=提示
ConfirmTitle=请确认
ErrorTitle=出错了
SetupAlreadyRunning=安装程序已经打开了。
OnlyOnTheseArchitectures=这个程序要装在下列处理器的 Windows 上：%n%n%1
WinVersionTooLowError=这个程序需要 %1 %2 或更新的版本。
SetupAppRunningError=%1 正在运行。%n%n请把它关掉，然后点“确定”继续，或点“取消”退出。
UninstallAppRunningError=%1 正在运行。%n%n请把它关掉，然后点“确定”继续，或点“取消”退出。

PrivilegesRequiredOverrideTitle=为谁安装
PrivilegesRequiredOverrideInstruction=为谁安装？
PrivilegesRequiredOverrideText1=%1 可以给这台电脑的所有用户用（需要管理员权限），也可以只给您用。
PrivilegesRequiredOverrideText2=%1 可以只给您用，也可以给这台电脑的所有用户用（需要管理员权限）。
PrivilegesRequiredOverrideAllUsers=给所有用户(&A)
PrivilegesRequiredOverrideAllUsersRecommended=给所有用户(&A)（推荐）
PrivilegesRequiredOverrideCurrentUser=只给我(&M)
PrivilegesRequiredOverrideCurrentUserRecommended=只给我(&M)（推荐）

ExitSetupTitle=退出安装
ExitSetupMessage=还没有装完，现在退出就不会装上。%n%n以后可以再次运行安装程序。%n%n要退出吗？
ButtonBack=< 上一步(&B)
ButtonNext=下一步(&N) >
ButtonInstall=安装(&I)
ButtonOK=确定
ButtonCancel=取消
ButtonYes=是(&Y)
ButtonNo=否(&N)
ButtonFinish=完成(&F)
ButtonBrowse=浏览(&B)…
ButtonWizardBrowse=浏览(&R)…
ButtonNewFolder=新建文件夹(&M)
SelectLanguageTitle=选择语言
SelectLanguageLabel=安装时使用的语言：
ClickNext=点“下一步”继续，点“取消”退出。
BrowseDialogTitle=选择文件夹
BrowseDialogLabel=请选择一个文件夹，然后点“确定”。
NewFolderName=新建文件夹

WelcomeLabel1=欢迎安装 [name]
WelcomeLabel2=将在这台电脑上安装 [name/ver]。
WizardLicense=许可协议
LicenseLabel=请先阅读以下内容。
LicenseLabel3=请阅读许可协议，接受以后才能继续安装。
LicenseAccepted=我接受(&A)
LicenseNotAccepted=我不接受(&D)
WizardSelectDir=安装位置
SelectDirDesc=[name] 装在哪里？
SelectDirLabel3=[name] 将装在下面的文件夹里。
SelectDirBrowseLabel=点“下一步”继续；要换一个文件夹，请点“浏览”。
DiskSpaceMBLabel=至少需要 [mb] MB 空间。
DiskSpaceWarningTitle=磁盘空间不够
DiskSpaceWarning=至少需要 %1 KB 空间，这个磁盘只剩 %2 KB。%n%n仍然继续吗？
DirExistsTitle=文件夹已经存在
DirExists=文件夹%n%n%1%n%n已经存在。就装在这里吗？
WizardSelectTasks=附加选项
SelectTasksDesc=还要做什么？
SelectTasksLabel2=请勾选安装 [name] 时还要做的事，然后点“下一步”。
WizardReady=可以安装了
ReadyLabel1=[name] 可以开始安装了。
ReadyLabel2a=点“安装”开始；要改前面的选择，请点“上一步”。
ReadyLabel2b=点“安装”开始。
ReadyMemoDir=安装位置：
ReadyMemoTasks=附加选项：
WizardPreparing=正在准备
PreparingDesc=正在准备安装 [name]。
CannotContinue=无法继续，请点“取消”退出。
ApplicationsFound=下列程序正在使用要更新的文件。建议让安装程序关闭它们。
CloseApplications=自动关闭(&A)
DontCloseApplications=不关闭(&D)
ErrorCloseApplications=有的程序没能关掉。建议先把它们都关掉再继续。
WizardInstalling=正在安装
InstallingLabel=正在安装 [name]，请稍候。
FinishedHeadingLabel=[name] 安装完成
FinishedLabelNoIcons=[name] 已经装好。
FinishedLabel=[name] 已经装好，可以从开始菜单打开。
ClickFinish=点“完成”退出。
SetupAborted=没有装完。%n%n请解决问题后再次运行安装程序。
StatusClosingApplications=正在关闭程序…
StatusCreateDirs=正在建立文件夹…
StatusExtractFiles=正在解压文件…
StatusCreateIcons=正在建立快捷方式…
StatusCreateRegistryEntries=正在写注册表…
StatusSavingUninstall=正在保存卸载信息…
StatusRunProgram=正在完成…
StatusRollback=正在撤回…

ConfirmUninstall=要卸载 %1 吗？通话记录、设置和模型会留下。
UninstallStatusLabel=正在卸载 %1，请稍候。
UninstalledAll=%1 已经卸载。
UninstalledMost=%1 已经卸载。%n%n有些文件没能删除，可以手动删除。
WizardUninstalling=卸载
StatusUninstalling=正在卸载 %1…
