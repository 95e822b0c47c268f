import type { PrinterSettings } from './printer-settings.ts';

interface Given extends Pick<PrinterSettings, 'name' | 'location' | 'pagesPerMinute'> {
  readonly folder: string;
  readonly listen: string;
  readonly format: readonly string[] | undefined;
}

/** The words of start-virtual-printer that give a process in another working folder the same printer. */
export function printerWords(given: Given): readonly string[] {
  const { folder, name, location, listen, format, pagesPerMinute } = given;
  return [
    `--folder=${folder}`,
    `--name=${name}`,
    `--location=${location}`,
    `--listen=${listen}`,
    ...(format === undefined ? [] : [`--format=${format.join(',')}`]),
    ...(pagesPerMinute === undefined ? [] : [`--pages-per-minute=${pagesPerMinute}`]),
  ];
}
