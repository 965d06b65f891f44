import type { EvacuationNotice, EvacuationPlan } from '../model/evacuation.ts';
import type { Incident } from '../model/incident.ts';

/** So many are named; the rest are told by their number. */
const MOST_NAMED = 6;
const LONGEST_AREA = 200;
const CALL = '请疏散区域内人员立即转移';
/** What a headline may hold (shared/model/evacuation.ts) without the call and the comma before it. */
const HEADLINE_TITLE = 80 - CALL.length - 1;

/** A title as a headline holds it: one that is too long ends at a mark that says so, and breaks no word of letters. */
function titleWithin(title: string): string {
  if (title.length <= HEADLINE_TITLE) return title;
  const cut = title.slice(0, HEADLINE_TITLE - 1);
  const whole =
    /\w$/.test(cut) && /^\w/.test(title.slice(cut.length)) ? cut.replace(/\w+$/, '') : cut;
  return `${whole.trimEnd() || cut}…`;
}

/** Names as a sentence holds them. @param counter what they are counted by, e.g. 个社区 */
function named(names: readonly string[], counter: string): string {
  const shown = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED ? `${shown}等${names.length}${counter}` : shown;
}

const EVENT_CLASS_OF = {
  'natural-disaster': 'natural',
  accident: 'accident',
  'public-health': 'public_health',
  'social-security': 'social_security',
} as const satisfies Record<Incident['class'], EvacuationNotice['eventClass']>;

/** Where gas may burn a switch thrown can set it off: nobody is asked to turn anything off [D]. */
const KINDS_WITH_GAS: readonly Incident['kind'][] = ['gas-leak', 'chemical-leak'];

/** What to do about fire and switches before one leaves. */
const beforeLeaving = (kind: Incident['kind'] | undefined): string =>
  kind && KINDS_WITH_GAS.includes(kind) ? '不要动用明火，不要开关任何电器；' : '关闭水、电、燃气，';

/** How long it holds unless somebody says otherwise [D]. */
const HOURS = 12;

/**
 * The words proposed for the public, in the public's language; a person changes them, and a second one reviews them
 * before they go out. It is a notice of ours and never calls itself an official warning.
 * @param communities names of the communities that are hit
 */
export function evacuationNotice(
  { shelters }: Pick<EvacuationPlan, 'shelters'>,
  communities: readonly string[],
  incident: Pick<Incident, 'title' | 'class' | 'kind'> | null,
): EvacuationNotice {
  const where = named(communities, '个社区') || '划定区域';
  const used = shelters.filter(({ assigned }) => assigned > 0).map(({ name }) => name);
  const to = used.length === 0 ? '' : `请前往${named(used, '处避难场所')}。`;
  const cause = incident === null ? '' : `因${incident.title}，`;
  const title = incident === null ? '' : `${titleWithin(incident.title)}，`;
  return {
    headline: `${title}${CALL}`,
    description: `${cause}${where}内的人员需要立即转移安置。`,
    instruction: `${to}请听从现场人员引导，步行不便的在集合点乘车；${beforeLeaving(incident?.kind)}带好证件和常用药品，未经通知不要返回。`,
    areaDescription: where.slice(0, LONGEST_AREA),
    eventClass: incident === null ? 'accident' : EVENT_CLASS_OF[incident.class],
    hours: HOURS,
  };
}
