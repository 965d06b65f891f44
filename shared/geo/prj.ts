import {
  type CoordinateSystem,
  GAUSS_KRUGER_CODES,
  type GaussKrugerCode,
} from '../model/coordinate-system.ts';
import { gaussKrugerZone, isGaussKruger, ZONE_WIDTH_DEGREES } from './projection.ts';

const DEGREE = 'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]';
const WGS_84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],${DEGREE}]`;
const CGCS_2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",' +
  `DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],${DEGREE}]`;

function projected(code: GaussKrugerCode): string {
  const { meridian, falseEasting } = gaussKrugerZone(code);
  const name =
    falseEasting > 1_000_000 ? `Zone_${meridian / ZONE_WIDTH_DEGREES}` : `CM_${meridian}E`;
  return (
    `PROJCS["CGCS2000_3_Degree_GK_${name}",${CGCS_2000},PROJECTION["Gauss_Kruger"],` +
    `PARAMETER["False_Easting",${falseEasting}.0],PARAMETER["False_Northing",0.0],` +
    `PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],` +
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
  );
}

/** What a `.prj` says of a system; null for GCJ-02 and BD-09, which no such text can name. */
export function prjOf(system: CoordinateSystem): string | null {
  if (isGaussKruger(system)) return projected(system);
  if (system === 'wgs84') return WGS_84;
  return system === 'cgcs2000' ? CGCS_2000 : null;
}

const numberOf = (prj: string, name: string): number | null => {
  const found = new RegExp(`PARAMETER\\["${name}",\\s*(-?[\\d.]+)`, 'i').exec(prj);
  return found ? Number(found[1]) : null;
};

/**
 * The system a `.prj` names, where it is one of ours. Files in GCJ-02 commonly carry the text of WGS 84, so
 * for degrees this is what the file says, not what it is. Null where it is another or cannot be read.
 */
export function systemOfPrj(prj: string): CoordinateSystem | null {
  const isChinese = /CGCS[_ ]?2000|China_Geodetic|China_2000/i.test(prj);
  if (!/^\s*PROJC/i.test(prj)) {
    if (isChinese) return 'cgcs2000';
    return /WGS[_ ]?(19)?84/i.test(prj) ? 'wgs84' : null;
  }
  if (!isChinese || !/Gauss_Kruger|Transverse_Mercator/i.test(prj)) return null;
  const meridian = numberOf(prj, 'Central_Meridian');
  const falseEasting = numberOf(prj, 'False_Easting');
  return (
    GAUSS_KRUGER_CODES.find((code) => {
      const zone = gaussKrugerZone(code);
      return zone.meridian === meridian && zone.falseEasting === falseEasting;
    }) ?? null
  );
}
