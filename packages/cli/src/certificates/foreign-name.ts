/** Why a public authority would not issue for the name of a service in the cloud; nothing where it may. */
export function foreignName(name: string): string | undefined {
  if (!name.includes('.')) {
    return `"${name}" has no domain, and public authorities issue for whole names only, as ${name}.contoso.com.`;
  }
  const [, azure] = /\.(cloudapp\.net|cloudapp\.azure\.com|azurewebsites\.net)$/i.exec(name) ?? [];
  if (azure === undefined) return undefined;
  return `${azure} is Microsoft's, and public authorities issue for its names to nobody else. Take a name in your own domain, as MyCMG.contoso.com; an alias in your DNS (CNAME) leads from there to ${azure}.`;
}
