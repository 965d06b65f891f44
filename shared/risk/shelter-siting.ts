import { distanceMetres } from '../geo/measure.ts';
import { metresBetweenOutlines, metresToOutline } from '../geo/outline-distance.ts';
import type { PolygonGeometry, Position } from '../model/common.ts';
import type { Hazard, HazardClass } from '../model/hazard.ts';
import type { Confidence } from '../model/rule.ts';
import { SHELTER_STANDARDS } from '../model/shelter.ts';
import type { ShelterFacilities } from '../model/shelter-file.ts';

type SitingRule = {
  class: HazardClass;
  form: Hazard['form'] | null;
  /** Between the edge of the site and the hazard; 0: it must not lie across the site. */
  metres: number;
  source: string;
  confidence: Confidence;
};

const LAW = 'GB 51143-2015';
const OURS = '本平台默认';

/**
 * How far a site must lie from what. That floodways, toxic and flammable stores and trunk pipes across the
 * site are to be avoided is GB 51143 [S]; the distances are defaults of ours [D], the 500 m of toxic and
 * flammable stores after the exposure distance of GB 18218.
 */
export const SITING_RULES: readonly SitingRule[] = [
  { class: 'flood', form: 'area', metres: 0, source: LAW, confidence: 'S' },
  { class: 'gas', form: 'area', metres: 0, source: LAW, confidence: 'S' },
  { class: 'chemical', form: null, metres: 500, source: OURS, confidence: 'D' },
  { class: 'fuel-firework', form: null, metres: 500, source: OURS, confidence: 'D' },
  { class: 'gas', form: 'source', metres: 100, source: OURS, confidence: 'D' },
  { class: 'geological', form: 'area', metres: 0, source: OURS, confidence: 'D' },
];

/** A hazard nearer than its rule allows. `metres` is from the edge of the site, 0: across it. */
export type SitingFinding = Pick<SitingRule, 'class' | 'source' | 'confidence'> & {
  hazard: string;
  name: string;
  metres: number;
  allowedMetres: number;
};

type Site = {
  place: Position;
  grossAreaSquareMetres: number;
  /** As somebody drew it; null: a circle of its area about its place stands for it [D]. */
  outline: PolygonGeometry | null;
};

const circleRadius = ({ grossAreaSquareMetres }: Site): number =>
  Math.sqrt(grossAreaSquareMetres / Math.PI);

/** How far the site reaches from its place, metres. */
const reachOf = (site: Site): number =>
  site.outline === null
    ? circleRadius(site)
    : Math.max(...site.outline.coordinates.flat().map((at) => distanceMetres(site.place, at)));

/** From the edge of the site to a hazard, metres. */
function metresFrom(site: Site, { place, outline }: Pick<Hazard, 'place' | 'outline'>): number {
  if (site.outline !== null) {
    return outline === null
      ? metresToOutline(place, site.outline)
      : metresBetweenOutlines(site.outline, outline);
  }
  const fromPlace =
    outline === null ? distanceMetres(site.place, place) : metresToOutline(site.place, outline);
  return Math.max(0, fromPlace - circleRadius(site));
}

/** No hazard outline of the register reaches further from its own place [D]. */
const WIDEST_OUTLINE_METRES = 20_000;

const ruleFor = (hazard: Pick<Hazard, 'class' | 'form'>): SitingRule | undefined =>
  SITING_RULES.find(
    ({ class: of, form }) => of === hazard.class && (form === null || form === hazard.form),
  );

/** The hazards too near to a site, nearest first. */
export function sitingFindings(site: Site, hazards: readonly Hazard[]): SitingFinding[] {
  const reachOfSite = reachOf(site);
  const found = hazards.flatMap((hazard): SitingFinding[] => {
    const rule = ruleFor(hazard);
    if (rule === undefined) return [];
    const direct = distanceMetres(site.place, hazard.place);
    const reach = rule.metres + reachOfSite + (hazard.outline === null ? 0 : WIDEST_OUTLINE_METRES);
    if (direct > reach) return [];
    const metres = Math.round(metresFrom(site, hazard));
    if (metres > rule.metres) return [];
    const { source, confidence } = rule;
    const { id, name, class: of } = hazard;
    return [
      { hazard: id, name, class: of, metres, allowedMetres: rule.metres, source, confidence },
    ];
  });
  return found.sort((a, b) => a.metres - b.metres);
}

/** The classes whose least effective area (GB 51143 [L]) a site has not. */
export const undersizedClasses = ({ classes, effectiveAreaSquareMetres }: ShelterFacilities) =>
  classes.filter((of) => {
    const least = SHELTER_STANDARDS[of].leastAreaSquareMetres;
    return least !== null && effectiveAreaSquareMetres < least;
  });
