import type { Position } from '../model/common.ts';
import { escapeXml } from './escape-xml.ts';
import { type OutFeature, type OutGeometry, polygonsOf } from './out-feature.ts';

const coordinates = (places: readonly Position[]): string =>
  `<coordinates>${places.map((place) => place.join(',')).join(' ')}</coordinates>`;
const boundary = (name: string, ring: Position[]): string =>
  `<${name}><LinearRing>${coordinates(ring)}</LinearRing></${name}>`;
const polygon = ([outer = [], ...holes]: Position[][]): string =>
  `<Polygon>${boundary('outerBoundaryIs', outer)}` +
  `${holes.map((hole) => boundary('innerBoundaryIs', hole)).join('')}</Polygon>`;

function shape(geometry: OutGeometry): string {
  if (geometry.type === 'Point') return `<Point>${coordinates([geometry.coordinates])}</Point>`;
  const polygons = polygonsOf(geometry).map(polygon);
  return polygons.length === 1
    ? polygons[0]!
    : `<MultiGeometry>${polygons.join('')}</MultiGeometry>`;
}

const placemark = ({ id, geometry, properties }: OutFeature): string => {
  const data = Object.entries({ id, ...properties })
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) =>
        `<Data name="${escapeXml(name)}"><value>${escapeXml(String(value))}</value></Data>`,
    );
  const name = escapeXml(String(properties.name ?? id));
  return `<Placemark><name>${name}</name><ExtendedData>${data.join('')}</ExtendedData>${shape(geometry)}</Placemark>\n`;
};

/** Features as KML 2.2 (OGC 07-147r2), which is WGS 84 and nothing else. */
export const writeKml = (title: string, features: readonly OutFeature[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>' +
  `<name>${escapeXml(title)}</name>\n${features.map(placemark).join('')}</Document></kml>\n`;
