/** How large the screen is and from how far it is read. Asked once, kept with the page's address. */
export type Viewing = { widthMillimetres: number; distanceMetres: number };

/** What must be read from the back row: 28 arc-minutes of Chinese, 22 of Latin (DESK.md, Type and numbers). */
const CHINESE_ARC_MINUTES = 28;
const LATIN_ARC_MINUTES = 22;

/** Height of the ink as a part of the font size in Noto Sans SC: an ideograph, a capital or digit. */
const IDEOGRAPH_HEIGHT = 0.92;
const CAPITAL_HEIGHT = 0.733;

/** Pitch of a usual LED wall, for the default width; millimetres a pixel. */
const DEFAULT_PITCH_MM = 1.25;
const DEFAULT_DISTANCE_METRES = 8;
/** Where there is room, type grows beyond what must be: this many lines fill the height well. */
const LINES_COMFORTABLE = 19;
/** The layout needs this many lines of type in height and this many ems in width. */
const LINES_NEEDED = 17;
const EMS_NEEDED = 30;

const ARC_MINUTE = Math.PI / (180 * 60);

/** Millimetres that subtend `arcMinutes` at a distance. */
export const subtended = (arcMinutes: number, distanceMetres: number): number =>
  2 * distanceMetres * 1000 * Math.tan((arcMinutes * ARC_MINUTE) / 2);

/** Font size in millimetres at which both scripts reach their angle. */
export const fontMillimetres = (distanceMetres: number): number =>
  Math.max(
    subtended(CHINESE_ARC_MINUTES, distanceMetres) / IDEOGRAPH_HEIGHT,
    subtended(LATIN_ARC_MINUTES, distanceMetres) / CAPITAL_HEIGHT,
  );

export type WallType = {
  /** Font size of what must be read, in CSS pixels. */
  pixels: number;
  /** False where the screen has no room for letters that large; then `pixels` is what there is room for. */
  readable: boolean;
  /** From how near the letters shown reach their angle. */
  readableFromMetres: number;
};

/** Type of the wall from the size of the screen in millimetres and pixels. */
export function wallType(viewing: Viewing, widthPixels: number, heightPixels: number): WallType {
  const pixelsPerMillimetre = widthPixels / viewing.widthMillimetres;
  const wanted = fontMillimetres(viewing.distanceMetres) * pixelsPerMillimetre;
  const room = Math.min(heightPixels / LINES_NEEDED, widthPixels / EMS_NEEDED);
  const pixels = Math.min(room, Math.max(wanted, heightPixels / LINES_COMFORTABLE));
  return {
    pixels: Math.round(pixels * 10) / 10,
    readable: wanted <= room,
    readableFromMetres: Math.floor((pixels / wanted) * viewing.distanceMetres * 10) / 10,
  };
}

export const defaultViewing = (widthPixels: number): Viewing => ({
  widthMillimetres: Math.round(widthPixels * DEFAULT_PITCH_MM),
  distanceMetres: DEFAULT_DISTANCE_METRES,
});

const within = (value: number, smallest: number, largest: number): boolean =>
  Number.isFinite(value) && value >= smallest && value <= largest;

/** `?mm=&distance=` of the address; null when one is missing or impossible. */
export function viewingOf(parameters: URLSearchParams): Viewing | null {
  const widthMillimetres = Number(parameters.get('mm') ?? Number.NaN);
  const distanceMetres = Number(parameters.get('distance') ?? Number.NaN);
  return within(widthMillimetres, 100, 50_000) && within(distanceMetres, 0.3, 100)
    ? { widthMillimetres, distanceMetres }
    : null;
}
