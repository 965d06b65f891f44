import type { LargeEvent } from '../../../shared/model/large-event.ts';
import type { Spontaneous } from '../../../shared/model/spontaneous.ts';
import { permitAuthority } from '../../../shared/risk/large-event.ts';
import { type FileSource, moment, whereabouts, yesOrNo } from './file-source.ts';
import { pointOf, type Row, type RowGeometry } from './row.ts';

/** Of a county by itself: the event lies in several of its towns. */
const areaNameOf = ({ registers }: FileSource, code: string | null): string | null =>
  registers.areaByCode.get(code ?? '')?.name ?? null;

export function eventRow(source: FileSource, event: LargeEvent): Row {
  const zones = event.zones.flatMap(
    ({ gathering }) => source.registers.gatheringById.get(gathering) ?? [],
  );
  const place = zones[0]?.place ?? null;
  const town = event.town ?? zones[0]?.town;
  const outlines = zones.map(({ outline }) => outline.coordinates);
  const geometry: RowGeometry = { type: 'MultiPolygon', coordinates: outlines };
  const isConfirmed = event.state === 'approved' && permitAuthority(event) === 'none';
  return {
    key: event.id,
    selection: zones[0] ? { kind: 'gathering', id: zones[0].id } : null,
    geometry: zones.length > 0 ? geometry : null,
    synthetic: event.synthetic,
    // The filter of areas goes by the place the row is shown at where zones lie in several towns.
    ...(town !== undefined && { town }),
    values: {
      name: source.nameOf(event.name),
      state: isConfirmed ? 'confirmed' : event.state,
      form: event.form,
      begins: Date.parse(event.beginsAt),
      ends: Date.parse(event.endsAt),
      expected: event.expected,
      authority: permitAuthority(event),
      hostUnit: source.nameOf(event.hostUnit),
      mode: event.mode,
      staff: event.staffCount,
      ...whereabouts(source, event.town, place),
      ...(event.town === null && { county: areaNameOf(source, event.county) }),
    },
  };
}

export function spontaneousRow(source: FileSource, found: Spontaneous): Row {
  const gathering = source.registers.gatheringById.get(found.gathering);
  const place = gathering?.place ?? null;
  return {
    key: String(found.id),
    selection: gathering ? { kind: 'gathering', id: gathering.id } : null,
    geometry: pointOf(place),
    synthetic: found.synthetic,
    town: found.town,
    values: {
      name: gathering?.name ?? found.gathering,
      state: found.state,
      found: Date.parse(found.foundAt),
      count: found.count,
      usualCount: found.usual,
      assessed: yesOrNo(found.assessment !== null),
      planned: yesOrNo(found.plan !== null),
      closed: moment(found.closedAt),
      ...whereabouts(source, found.town, place),
    },
  };
}
