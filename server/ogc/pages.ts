import type { Collection } from './collections.ts';
import type { HtmlPage } from './html.ts';
import { CRS_84, GEOJSON, HTML, JSON_TYPE, type Link, ownLinks } from './links.ts';
import type { PagedFeature } from './repository.ts';

/** A page in both forms: what programs are told, and what people read. */
export type Page = { json: Record<string, unknown>; html: HtmlPage; type: string };

const TITLE = '经纬 Jingwei · OGC API – Features';
const DESCRIPTION =
  '无锡市网格、区域、危险源、应急避难场所的公开信息。Public fields of grids, areas, hazards and shelters.';

/** OpenAPI here is 3.1, which Part 1 has no class for; the others hold. */
const CONFORMANCE = ['core', 'geojson', 'html'].map(
  (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`,
);

export function landingPage(base: string, isHtml: boolean): Page {
  const link = (path: string, rel: string, type: string, title: string): Link => ({
    ...{ href: `${base}${path}`, rel, type, title },
  });
  const links = [
    ...ownLinks(base, '/ogc', isHtml, JSON_TYPE),
    link('/ogc/api', 'service-desc', 'application/vnd.oai.openapi+json;version=3.1', 'OpenAPI'),
    link('/api/docs', 'service-doc', HTML, '接口说明 API'),
    link('/ogc/conformance', 'conformance', JSON_TYPE, '符合性 Conformance'),
    link('/ogc/collections', 'data', JSON_TYPE, '数据集 Collections'),
  ];
  const json = { title: TITLE, description: DESCRIPTION, links };
  return { json, type: JSON_TYPE, html: { title: TITLE, lead: DESCRIPTION, links } };
}

export function conformancePage(base: string, isHtml: boolean): Page {
  const links = ownLinks(base, '/ogc/conformance', isHtml, JSON_TYPE);
  const html = {
    title: '符合性 Conformance',
    lead: TITLE,
    links,
    rows: CONFORMANCE.map((name) => [name]),
  };
  return { json: { conformsTo: CONFORMANCE, links }, type: JSON_TYPE, html };
}

/** One collection as the standard tells it. @param bounds `[west, south, east, north]` of the city */
function told(base: string, { id, title, description }: Collection, bounds: number[] | null) {
  const path = `${base}/ogc/collections/${id}`;
  const links: Link[] = [
    { href: `${path}/items?f=json`, rel: 'items', type: GEOJSON, title },
    { href: `${path}/items?f=html`, rel: 'items', type: HTML, title: `${title} · HTML` },
  ];
  const extent = bounds === null ? {} : { extent: { spatial: { bbox: [bounds], crs: CRS_84 } } };
  return { id, title, description, itemType: 'feature', crs: [CRS_84], ...extent, links };
}

export function collectionsPage(
  base: string,
  isHtml: boolean,
  collections: readonly Collection[],
  bounds: number[] | null,
): Page {
  const links = ownLinks(base, '/ogc/collections', isHtml, JSON_TYPE);
  const rows = collections.map(({ id, title, description }) => [
    { text: title, href: `${base}/ogc/collections/${id}/items?f=html` },
    description,
  ]);
  const all = collections.map((collection) => told(base, collection, bounds));
  const html = { title: '数据集 Collections', lead: DESCRIPTION, links, head: ['', ''], rows };
  return { json: { links, collections: all }, type: JSON_TYPE, html };
}

export function collectionPage(
  base: string,
  isHtml: boolean,
  collection: Collection,
  bounds: number[] | null,
): Page {
  const { links: own, ...rest } = told(base, collection, bounds);
  const links = [...ownLinks(base, `/ogc/collections/${collection.id}`, isHtml, JSON_TYPE), ...own];
  const html = { title: collection.title, lead: collection.description, links };
  return { json: { ...rest, links }, type: JSON_TYPE, html };
}

type Items = {
  collection: Collection;
  features: readonly PagedFeature[];
  matched: number;
  at: string;
  /** Path and query of this page and, where there is more, of the next, without `f`. */
  path: string;
  next: string | null;
};

const featureJson = ({ id, geometry, properties }: Omit<PagedFeature, 'key'>) => ({
  ...{ type: 'Feature', id, geometry, properties },
});

export function itemsPage(base: string, isHtml: boolean, items: Items): Page {
  const { collection, features, matched, at, path, next } = items;
  const own = `${base}/ogc/collections/${collection.id}`;
  const [type, f] = isHtml ? [HTML, 'html'] : [GEOJSON, 'json'];
  const links: Link[] = [
    ...ownLinks(base, path, isHtml, GEOJSON),
    { href: own, rel: 'collection', type: JSON_TYPE, title: collection.title },
    ...(next === null
      ? []
      : [{ href: `${base}${next}&f=${f}`, rel: 'next', type, title: '下一页 Next' }]),
  ];
  const json = {
    type: 'FeatureCollection',
    ...{ timeStamp: at, numberMatched: matched, numberReturned: features.length, links },
    features: features.map(featureJson),
  };
  const rows = features.map(({ id, properties }) => [
    { text: id, href: `${own}/items/${encodeURIComponent(id)}?f=html` },
    ...collection.properties.map((name) => String(properties[name] ?? '')),
  ]);
  const lead = `${features.length} / ${matched}`;
  const html = {
    title: collection.title,
    lead,
    links,
    head: ['id', ...collection.properties],
    rows,
  };
  return { json, type: GEOJSON, html };
}

export function itemPage(
  base: string,
  isHtml: boolean,
  collection: Collection,
  feature: Omit<PagedFeature, 'key'>,
): Page {
  const own = `/ogc/collections/${collection.id}`;
  const links = [
    ...ownLinks(base, `${own}/items/${encodeURIComponent(feature.id)}`, isHtml, GEOJSON),
    { href: `${base}${own}`, rel: 'collection', type: JSON_TYPE, title: collection.title },
  ];
  const rows = Object.entries(feature.properties).map(([name, value]) => [
    name,
    String(value ?? ''),
  ]);
  const html = { title: feature.id, lead: collection.title, links, head: ['', ''], rows };
  return { json: { ...featureJson(feature), links }, type: GEOJSON, html };
}
