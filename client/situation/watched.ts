import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Stream, SubjectKind } from '../../shared/model/stream.ts';
import { type IndexedRegisters, subjectKey } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { worst } from './severity.ts';

type Readings = Pick<Telemetry, 'indexOf' | 'condition' | 'at'>;

/** The condition code of a stream; never heard of is unknown. */
export const conditionOf = (telemetry: Readings, stream: Stream | undefined): number => {
  const row = stream === undefined ? -1 : telemetry.indexOf(stream.number);
  return row < 0 ? CONDITION_CODE.unknown : telemetry.condition[row]!;
};

/** Epoch ms of a stream's newest reading, 0: never heard of. */
export const heardAt = (telemetry: Readings, stream: Stream | undefined): number => {
  const row = stream === undefined ? -1 : telemetry.indexOf(stream.number);
  return row < 0 ? 0 : telemetry.at[row]!;
};

const streamsOn = (registers: IndexedRegisters, kind: SubjectKind, id: string) =>
  registers.streamsBySubject.get(subjectKey(kind, id)) ?? [];

/** The worst of what watches a thing, as a condition code; nothing watches it: nothing to report. */
export const watchedCondition = (
  registers: IndexedRegisters,
  telemetry: Readings,
  kind: SubjectKind,
  id: string,
): number => worst(streamsOn(registers, kind, id).map((stream) => conditionOf(telemetry, stream)));

/** Epoch ms of the newest reading about a thing, 0: nothing watches it, or none was heard. */
export const watchedAt = (
  registers: IndexedRegisters,
  telemetry: Readings,
  kind: SubjectKind,
  id: string,
): number =>
  Math.max(0, ...streamsOn(registers, kind, id).map((stream) => heardAt(telemetry, stream)));
