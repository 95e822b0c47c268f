import { expect, test } from 'vitest';
import { makeAndModel } from '../../../src/printing/imports/make-and-model.ts';

const nothing = { manufacturer: undefined, model: undefined, deviceId: undefined };

test.each<[driver: string, manufacturer: string | undefined, model: string | undefined]>([
  ['HP LaserJet 4250 PCL6 Class Driver', 'HP', 'LaserJet 4250'],
  ['HP LaserJet 4250, driverless, 3.0', 'HP', 'LaserJet 4250'],
  ['Hewlett-Packard HP Color LaserJet M553', 'HP', 'Color LaserJet M553'],
  ['HP Universal Printing PCL 6 (v7.0.1)', 'HP', undefined],
  ['Brother HL-L6400DW, driverless, cups-filters 1.28.16', 'Brother', 'HL-L6400DW'],
  ['KONICA MINOLTA C364SeriesPCL', 'Konica Minolta', 'C364SeriesPCL'],
  ['Xerox WorkCentre 7845 V4 PCL6', 'Xerox', 'WorkCentre 7845'],
  ['Xerox Global Print Driver PCL6', 'Xerox', undefined],
  ['Kyocera ECOSYS M3145idn KX', 'Kyocera', 'ECOSYS M3145idn KX'],
  ['Epson Stylus Photo R300 - CUPS+Gutenprint v5.3.3', 'Epson', 'Stylus Photo R300'],
  ['Lexmark MS810 Series XL', 'Lexmark', 'MS810 Series XL'],
  ['Zebra ZPL Label Printer', 'Zebra', 'ZPL Label Printer'],
  ['Ricoh IM C3000 PS', 'Ricoh', 'IM C3000'],
  ['Acme Inkblaster 9', 'Acme', 'Inkblaster 9'],
  ['Canon iR-ADV C5535/5540 UFR II', 'Canon', 'iR-ADV C5535/5540'],
  ['Local Raw Printer', undefined, undefined],
  ['Generic / Text Only', undefined, undefined],
  ['Microsoft IPP Class Driver', undefined, undefined],
  ['IPP Everywhere', undefined, undefined],
  ['Printer', undefined, 'Printer'],
  ['', undefined, undefined],
])('the driver "%s" is for a printer of %s', (driver, manufacturer, model) => {
  const found = makeAndModel({ ...nothing, driver });
  expect([found.manufacturer, found.model]).toEqual([manufacturer, model]);
});

test('what the printer says of itself, and what somebody wrote, is surer than the driver', () => {
  const deviceId = 'MFG:Hewlett-Packard;CMD:PCL;MDL:HP LaserJet 4250;CLS:PRINTER;';
  const driver = 'Brother HL-L6400DW';
  expect(makeAndModel({ ...nothing, deviceId, driver })).toEqual({
    manufacturer: 'HP',
    model: 'LaserJet 4250',
  });
  const written = { manufacturer: 'H-P', model: '4250 in blue' };
  expect(makeAndModel({ ...written, deviceId, driver })).toEqual(written);
});
