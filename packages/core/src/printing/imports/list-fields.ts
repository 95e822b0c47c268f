/** What a list can say of a printer, and how people write that; letters only, in lower case. */
const fields = {
  name: ['printer', 'printername', 'queue', 'queuename', 'displayname'],
  share: ['sharename', 'sharedas', 'sharedname'],
  manufacturer: ['make', 'maker', 'vendor', 'brand', 'printermanufacturer'],
  model: ['printermodel', 'modelname'],
  driver: ['drivername', 'printerdriver', 'makeandmodel', 'printermakeandmodel'],
  location: ['place', 'where', 'printerlocation', 'orglocation'],
  sddl: ['permissionsddl', 'permissions', 'permission', 'security', 'securitydescriptor'],
  uri: ['url', 'deviceuri', 'printeruri', 'connection'],
  port: ['portname', 'ipaddress', 'ip', 'host', 'hostname'],
  comment: ['comments', 'description', 'note', 'notes', 'info', 'printerinfo'],
  shared: ['isshared'],
  deviceId: ['deviceid', 'printerdeviceid', 'ieee1284id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ListField = keyof typeof fields;

/** What a list says of one printer. */
export type ListFields = ReadonlyMap<ListField, string>;

/** For people. */
export const knownFields = (Object.keys(fields) as ListField[])
  .filter((name) => name !== 'name')
  .join(', ');

const byLetters = new Map<string, ListField>(
  Object.entries(fields).flatMap(([name, others]) =>
    [name, ...others].map((written) => [written.toLowerCase(), name as ListField] as const),
  ),
);

export function findField(written: string): ListField | undefined {
  return byLetters.get(written.toLowerCase().replaceAll(/[^\p{L}\d]/gu, ''));
}

/** What Get-Printer calls it; the rest of the many things that it says is not needed. */
const ofWindows: ReadonlyMap<string, ListField> = new Map<string, ListField>([
  ['Name', 'name'],
  ['ShareName', 'share'],
  ['DriverName', 'driver'],
  ['PortName', 'port'],
  ['Location', 'location'],
  ['Comment', 'comment'],
  ['PermissionSDDL', 'sddl'],
  ['Shared', 'shared'],
]);

export function findWindowsField(name: string): ListField | undefined {
  return ofWindows.get(name);
}
