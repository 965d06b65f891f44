import { useState } from 'react';
import type { UnitPairing } from '../../../shared/model/unit-page.ts';
import { cutUnitDevice, makeUnitCode, pairingPath } from '../../commands/unit-acts.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import './incident-card.css';

/** The device of a unit: whether one is paired, a code for a new one, and cutting it off. */
export function UnitDevice({ unit }: { unit: string }) {
  const text = useText();
  const { value, again } = useQuestion<UnitPairing>(pairingPath(unit));
  const [given, setGiven] = useState<{ code: string; expiresAt: string } | null>(null);
  return (
    <section data-testid="unit-device">
      <h4 className="jw-small jw-secondary">{text('unit-device.title')}</h4>
      <p>
        {text(value?.pairedAt ? 'unit-device.paired' : 'unit-device.none')}{' '}
        {value?.pairedAt && <TimeText at={value.pairedAt} />}
      </p>
      {given !== null && (
        <p role="status">
          <output className="jw-unit-code">{given.code}</output>{' '}
          {text('unit-device.hint', { address: `${window.location.origin}/unit` })}{' '}
          <TimeText at={given.expiresAt} />
        </p>
      )}
      <div className="jw-send">
        <ActButton word={text('unit-device.pair')} act={() => makeUnitCode(unit)} done={setGiven} />
        {value?.pairedAt && (
          <ActButton
            word={text('unit-device.cut')}
            sure={text('unit-device.cut.sure')}
            act={() => cutUnitDevice(unit)}
            done={again}
          />
        )}
      </div>
    </section>
  );
}
