import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationText } from '@hawser/core/printing/location/write-location';

/** The places that a search is for, as the site reads them; what cannot be read is refused here. */
export function placesWanted(given: {
  readonly building: string | undefined;
  readonly location: string | undefined;
}): string | undefined {
  const { building, location } = given;
  const places = [
    ...(location === undefined ? [] : [locationText(readLocation(location))]),
    ...(building === undefined ? [] : [`building="${building.replaceAll('"', '""')}"`]),
  ];
  return places.length === 0 ? undefined : places.join(';');
}
