import type { ServiceIdentity, ServiceOptions } from './service-options.ts';
import { commandLine } from './windows-words.ts';
import { startLine } from './start-line.ts';
import { xmlText } from './xml-text.ts';

export function taskName({ task }: ServiceIdentity): string {
  return `\\Hawser\\${task}`;
}

export const windowsHome = String.raw`C:\ProgramData\hawser`;

/** The well-known account LOCAL SERVICE: no password, few rights, and nobody on the network. */
export const localService = 'S-1-5-19';

/**
 * A task that starts with the machine, or with the user. Node.js cannot be a Windows service by
 * itself, for it does not answer the service manager, and a program that does it instead would have
 * to be shipped. The task scheduler comes with Windows. It tries again what could not be started
 * ([MS-TSCH] 2.5.4.2), but not what has failed later; that starts with the machine again. Nor has it
 * a way to ask a program to end: to stop the task kills it, so there is a command that ends it.
 *
 * A task has no environment of its own, so node reads it from a file.
 */
export function scheduledTask(options: ServiceOptions, environmentFile?: string): string {
  const { what, root, user } = options;
  const [node = '', ...words] = startLine(options);
  const environment = environmentFile === undefined ? [] : [`--env-file=${environmentFile}`];
  const trigger = root
    ? '<BootTrigger>\n      <Enabled>true</Enabled>\n    </BootTrigger>'
    : `<LogonTrigger>\n      <Enabled>true</Enabled>\n      <UserId>${xmlText(user.name)}</UserId>\n    </LogonTrigger>`;
  const principal = root
    ? `<UserId>${localService}</UserId>`
    : `<UserId>${xmlText(user.name)}</UserId>\n      <LogonType>InteractiveToken</LogonType>`;
  return `<?xml version="1.0" encoding="UTF-16"?>
<!-- Written by "${what.start} -InstallService", which writes it anew. -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${xmlText(options.description)}</Description>
    <URI>${xmlText(taskName(what))}</URI>
  </RegistrationInfo>
  <Triggers>
    ${trigger}
  </Triggers>
  <Principals>
    <Principal id="${what.task}">
      ${principal}
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>255</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="${what.task}">
    <Exec>
      <Command>${xmlText(commandLine([node]))}</Command>
      <Arguments>${xmlText(commandLine([...environment, ...words]))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}
