import { toldCount } from '../../shared/model/fewest-told.ts';
import type { Gathering } from '../../shared/model/gathering.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { density, ratioPercent, type ServiceLevel, serviceLevel } from '../../shared/risk/crowd.ts';

export type CrowdNow = {
  count: number | null;
  /** Per cent of the approved capacity. */
  ratio: number | null;
  /** Persons a square metre. */
  density: number | null;
  service: ServiceLevel | null;
};

/**
 * What a head count means for a zone; nulls where nothing was counted. Of fewer than ten people ratio and
 * density are those of ten, or the true number could be worked out from them.
 */
export function crowdNow(gathering: Gathering, count: number | null): CrowdNow {
  if (count === null) return { count, ratio: null, density: null, service: null };
  const told = toldCount(count);
  const perSquareMetre = density(told, gathering.effectiveAreaSquareMetres);
  return {
    count,
    ratio: ratioPercent(told, gathering.approvedCapacity),
    density: perSquareMetre,
    service: perSquareMetre === null ? null : serviceLevel(perSquareMetre),
  };
}

/** Steps of the crowd's ladder, worst first, out of the rule in force. */
export function ladderOf(rule: Rule | undefined) {
  return (rule?.bands ?? []).map((band) => ({
    level: band.level,
    ratio: band.from,
    density: rule?.density?.bands.find(({ level }) => level === band.level)?.from ?? null,
    source: band.source,
    confidence: band.confidence,
  }));
}
