/** What `Get-Printer -Full | Export-Clixml` writes of a printer, as far as it matters; the rest is like it. */
export function exportedObject(
  properties: Readonly<Record<string, string | boolean | undefined>>,
): string {
  const lines = Object.entries(properties).map(([name, value]) => {
    if (value === undefined) return `      <Nil N="${name}" />`;
    return typeof value === 'boolean'
      ? `      <B N="${name}">${value}</B>`
      : `      <S N="${name}">${value}</S>`;
  });
  return `  <Obj RefId="0">
    <TN RefId="0">
      <T>Microsoft.Management.Infrastructure.CimInstance#ROOT/StandardCimv2/MSFT_Printer</T>
      <T>System.Object</T>
    </TN>
    <ToString>MSFT_Printer (Name = "${properties['Name']}")</ToString>
    <Props>
      <Nil N="Caption" />
      <S N="Description">not a comment</S>
${lines.join('\n')}
      <U16 N="DeviceType">4</U16>
      <Obj N="Capabilities" RefId="1">
        <TN RefId="1"><T>System.UInt16[]</T></TN>
        <LST><U16>4</U16></LST>
        <Props><S N="Name">that of a property</S></Props>
      </Obj>
    </Props>
    <MS><S N="PrinterStatus">Normal</S></MS>
  </Obj>
`;
}

export function exportedList(...objects: readonly string[]): string {
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
${objects.join('')}</Objs>`;
}

/** As Windows PowerShell writes files. */
export function inUtf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le');
}
