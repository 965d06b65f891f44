import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Position } from '../../../shared/model/common.ts';
import { type ReleaseArea, type ReleaseBody, relayedWords } from '../../../shared/model/release.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { HOUR_MS } from '../../../shared/time/units.ts';
import { fromCityInput } from '../../ui/format-time.ts';

/** How an area is being chosen: by name, or by corners drawn so far. */
export type ChosenArea = { codes: readonly string[]; corners: readonly Position[] };

/** The area as it is sent: what was drawn, closed, else what was chosen; null: neither yet. */
export function areaOf({ codes, corners }: ChosenArea): ReleaseArea | null {
  if (corners.length >= 3) return { kind: 'polygon', ring: [...corners, corners[0]!] };
  return codes.length > 0 ? { kind: 'areas', codes: [...codes] } : null;
}

export const chosenOf = (area: ReleaseArea | undefined): ChosenArea => ({
  codes: area?.kind === 'areas' ? area.codes : [],
  corners: area?.kind === 'polygon' ? area.ring.slice(0, -1) : [],
});

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/**
 * What the form says.
 * @param relayed the official warning it passes on: event, issuer and words of its own
 * @param alarm the alarm of ours that gave the occasion, by id
 */
export function bodyOf(
  form: FormData,
  area: ReleaseArea,
  relayed: Warning | null,
  alarm: number | null,
): ReleaseBody {
  const choice = <Name extends keyof ReleaseBody>(name: Name) =>
    text(form, name) as ReleaseBody[Name];
  const responseType = text(form, 'responseType');
  return {
    ...(relayed
      ? relayedWords(relayed)
      : { headline: text(form, 'headline'), description: text(form, 'description') }),
    kind: relayed ? 'forward' : 'notice',
    drill: form.get('drill') !== null,
    event: relayed?.event ?? text(form, 'event'),
    eventClass: choice('eventClass'),
    category: choice('category'),
    urgency: choice('urgency'),
    severity: choice('severity'),
    certainty: choice('certainty'),
    responseTypes:
      responseType === '' ? [] : [responseType as ReleaseBody['responseTypes'][number]],
    instruction: text(form, 'instruction'),
    issuer: relayed?.issuer ?? text(form, 'issuer'),
    onset: fromCityInput(text(form, 'onset')) ?? '',
    expires: fromCityInput(text(form, 'expires')) ?? '',
    areaDescription: text(form, 'areaDescription'),
    area,
    fromWarning: relayed?.id ?? null,
    fromAlarm: alarm,
  };
}

/** What a form begins with: the version that is edited, the warning that is relayed, the alarm, or nothing. */
export function beginning(
  edited: ReleaseBody | null,
  relayed: Warning | null,
  alarm: Alarm | null,
  now: number,
): Partial<ReleaseBody> {
  if (edited) return relayed ? { ...edited, ...relayedWords(relayed) } : edited;
  const span = {
    onset: new Date(now).toISOString(),
    expires: new Date(now + 6 * HOUR_MS).toISOString(),
  };
  if (!relayed) return alarm ? { ...span, headline: alarm.name } : span;
  return {
    ...span,
    onset: relayed.onset,
    expires: relayed.expires,
    ...relayedWords(relayed),
    event: relayed.event,
    issuer: relayed.issuer,
    instruction: relayed.instruction ?? '',
    areaDescription: relayed.areaDescription,
    category: 'Met',
  };
}
