import type { ResourceStatus, ResourceType } from '../../../shared/model/resource.ts';
import type { UnitRecords } from '../../../shared/wire/unit-records.ts';
import { recordsPath } from '../../commands/unit-acts.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';
import { UnitCertificationPart } from './unit-certification.tsx';
import { UnitProfilePart } from './unit-profile.tsx';
import { UnitServicePart } from './unit-service.tsx';

const ASKED_EVERY_MS = 30_000;
const TOLD_BY = [
  'unit.taken-out',
  'unit.returned',
  'unit.profile-recorded',
  'unit.certified',
] as const;

type Props = { unit: string; type: ResourceType; status: ResourceStatus; mayKeep: boolean };

/** What people recorded of a unit, and recording it anew. */
export function UnitRecordsPart({ unit, type, status, mayKeep }: Props) {
  const text = useText();
  const {
    value,
    refusal,
    again: done,
  } = useToldQuestion<UnitRecords>(recordsPath(unit), TOLD_BY, ASKED_EVERY_MS);
  if (value === null) {
    if (refusal === null) return <LoadingState />;
    return <ErrorState reason={refusalText(text, refusal)} retry={done} />;
  }
  const { service, profile, certification } = value;
  return (
    <>
      <UnitServicePart {...{ unit, status, service, mayKeep, done }} />
      <UnitProfilePart {...{ unit, type, profile, mayKeep, done }} />
      <UnitCertificationPart {...{ unit, certification, mayKeep, done }} />
    </>
  );
}
