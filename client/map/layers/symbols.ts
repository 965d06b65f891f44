import { type IconLayerProps, TextLayer } from '@deck.gl/layers';
import { CONDITIONS } from '../../../shared/model/level.ts';
import type { Cluster } from '../cluster.ts';
import { ICON_MAPPING } from '../icons/atlas.ts';
import { iconNames } from '../icons/icon-names.ts';
import type { Rgba } from '../map-palette.ts';
import type { MapPoint } from '../map-point.ts';
import { FLAT_CHARACTERS, FlatIconLayer } from './flat-icon-layer.ts';
import { AMONG_SYMBOLS, FLAT, type Placed } from './placement.ts';

/** The texture all drawings are on. */
export type AtlasTexture = NonNullable<IconLayerProps['iconAtlas']>;

export type SymbolsInput = {
  id: string;
  points: readonly MapPoint[];
  atlas: AtlasTexture;
  /** Width of a drawing in CSS pixels. */
  sizePx: number;
  opacity: number;
  visible: boolean;
  /** Moves the drawings off their places, in CSS pixels, right and down. */
  offsetPx?: [number, number];
};

/** Things at places, one drawing each. */
export function symbolsLayer({ id, points, atlas, sizePx, offsetPx, ...rest }: SymbolsInput) {
  return new FlatIconLayer<MapPoint, Placed>({
    id,
    data: points,
    iconAtlas: atlas,
    iconMapping: ICON_MAPPING,
    getIcon: ({ icon }) => icon,
    getPosition: ({ lon, lat }) => [lon, lat],
    getSize: sizePx,
    sizeUnits: 'pixels',
    ...(offsetPx ? { getPixelOffset: offsetPx } : {}),
    updateTriggers: { getSize: sizePx },
    alphaCutoff: 0.02,
    pickable: false,
    parameters: FLAT,
    ...AMONG_SYMBOLS,
    ...rest,
  });
}

export type ClustersInput = {
  id: string;
  clusters: readonly Cluster[];
  atlas: AtlasTexture;
  text: Rgba;
  sizePx: number;
  opacity: number;
  visible: boolean;
};

/** 1,234 things do not fit on a disc: `1.2k`. */
export const shortCount = (count: number): string =>
  count < 1_000 ? String(count) : `${(count / 1_000).toFixed(1)}k`;

/** Clusters: the worst state inside as ring and shape, and how many there are. */
export function clustersLayers({
  id,
  clusters,
  atlas,
  text,
  sizePx,
  opacity,
  visible,
}: ClustersInput) {
  const common = {
    data: clusters,
    opacity,
    visible,
    pickable: false,
    parameters: FLAT,
    ...AMONG_SYMBOLS,
  };
  const discs = new FlatIconLayer<Cluster, Placed>({
    ...common,
    id: `${id}-clusters`,
    iconAtlas: atlas,
    iconMapping: ICON_MAPPING,
    getIcon: ({ condition }) => iconNames.cluster(CONDITIONS[condition]!),
    getPosition: ({ lon, lat }) => [lon, lat],
    getSize: sizePx,
    sizeUnits: 'pixels',
    updateTriggers: { getSize: sizePx },
    alphaCutoff: 0.02,
  });
  const counts = new TextLayer<Cluster, Placed>({
    ...common,
    id: `${id}-counts`,
    getText: ({ count }) => shortCount(count),
    getPosition: ({ lon, lat }) => [lon, lat],
    getColor: text,
    getSize: sizePx * 0.31,
    updateTriggers: { getColor: text, getSize: sizePx },
    _subLayerProps: FLAT_CHARACTERS,
    characterSet: '0123456789.k',
    fontFamily: '"Noto Sans SC Variable", sans-serif',
    fontWeight: 600,
    fontSettings: { sdf: false, fontSize: 48, buffer: 4 },
  });
  return [discs, counts];
}

/** How many more alarms stand where one is shown, at the shoulder of its symbol. */
export function badgesLayer({
  id,
  clusters,
  text,
  background,
  sizePx,
  opacity,
  visible,
}: Omit<ClustersInput, 'atlas'> & { background: Rgba }) {
  return new TextLayer<Cluster, Placed>({
    id,
    data: clusters,
    opacity,
    visible,
    pickable: false,
    parameters: FLAT,
    ...AMONG_SYMBOLS,
    getText: ({ count }) => shortCount(count),
    getPosition: ({ lon, lat }) => [lon, lat],
    getColor: text,
    getSize: sizePx * 0.36,
    getPixelOffset: [sizePx * 0.42, -sizePx * 0.4],
    background: true,
    getBackgroundColor: background,
    backgroundBorderRadius: 6,
    backgroundPadding: [4, 1],
    updateTriggers: {
      getColor: text,
      getBackgroundColor: background,
      getSize: sizePx,
      getPixelOffset: sizePx,
    },
    _subLayerProps: FLAT_CHARACTERS,
    characterSet: '0123456789.k',
    fontFamily: '"Noto Sans SC Variable", sans-serif',
    fontWeight: 700,
    fontSettings: { sdf: false, fontSize: 48, buffer: 4 },
  });
}
