import { useEffect, useRef } from 'react';
import type { ResourceStatus, ResourceType } from '../../../shared/model/resource.ts';
import type { UnitRecords } from '../../../shared/wire/unit-records.ts';
import { recordsPath } from '../../commands/unit-acts.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { UnitCertificationPart } from './unit-certification.tsx';
import { UnitProfilePart } from './unit-profile.tsx';
import { UnitServicePart } from './unit-service.tsx';

type Props = { unit: string; type: ResourceType; status: ResourceStatus; mayKeep: boolean };

/** What people recorded of a unit, and recording it anew. */
export function UnitRecordsPart({ unit, type, status, mayKeep }: Props) {
  const text = useText();
  const { value, refusal, again: done } = useQuestion<UnitRecords>(recordsPath(unit));
  const isOut = status === 'out_of_service';
  const heard = useRef(isOut);
  // Somebody else, or the unit itself, changed it: the register said so, and why is told here.
  useEffect(() => {
    if (heard.current === isOut) return;
    heard.current = isOut;
    void done();
  }, [isOut, done]);
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
