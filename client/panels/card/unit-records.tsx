import type { ResourceType } from '../../../shared/model/resource.ts';
import type { UnitRecords } from '../../../shared/wire/unit-records.ts';
import { recordsPath } from '../../commands/unit-acts.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { UnitCertificationPart } from './unit-certification.tsx';
import { UnitProfilePart } from './unit-profile.tsx';

type Props = { unit: string; type: ResourceType; mayKeep: boolean };

/** What people recorded of a unit, and recording it anew. */
export function UnitRecordsPart({ unit, type, mayKeep }: Props) {
  const text = useText();
  const { value, refusal, again: done } = useQuestion<UnitRecords>(recordsPath(unit));
  if (value === null) {
    if (refusal === null) return <LoadingState />;
    return <ErrorState reason={refusalText(text, refusal)} retry={done} />;
  }
  const { profile, certification } = value;
  return (
    <>
      <UnitProfilePart {...{ unit, type, profile, mayKeep, done }} />
      <UnitCertificationPart {...{ unit, certification, mayKeep, done }} />
    </>
  );
}
