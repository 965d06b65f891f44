import { useState } from 'react';
import type { Wall } from '../../shared/model/wall.ts';
import { createWall, makePairingCode, type Pairing, revokeWall } from '../commands/manage-walls.ts';
import { useText } from '../i18n/use-text.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AreaName, AreaSelect } from '../ui/area-select.tsx';
import { CreateForm } from '../ui/create-form.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useQuestion } from '../ui/use-question.ts';
import { PairingCode } from './pairing-code.tsx';

const ASK_MS = 5_000;

/** A code that is shown, and when its wall was paired before; null: never. */
type Shown = Pairing & { wall: string; before: string | null };

/** A code works once: after its wall was paired by it, it is no longer shown as one that works. */
const isUsedUp = (shown: Shown | null, wall: Wall | undefined): boolean =>
  shown !== null && wall !== undefined && wall.pairedAt !== null && wall.pairedAt !== shown.before;

/** Displays: made here, paired by a code that is shown large, revoked at once. */
export function WallsSection() {
  const text = useText();
  const walls = useQuestion<Wall[]>('/api/walls', ASK_MS);
  const [pairing, setPairing] = useState<Shown | null>(null);
  const paired = walls.value?.find(({ id }) => id === pairing?.wall);
  const isUsed = isUsedUp(pairing, paired);
  const stateOf = (wall: Wall) => {
    if (wall.revoked) return text('admin.walls.revoked');
    return text(wall.pairedAt === null ? 'admin.walls.unpaired' : 'admin.walls.paired');
  };
  return (
    <section className="jw-admin-section">
      <CreateForm
        create={(form, key) => createWall(String(form.get('name')), String(form.get('area')), key)}
        done={({ wall, pairing: code }) => {
          setPairing({ ...code, wall: wall.id, before: null });
          return walls.again();
        }}
      >
        <label>
          {text('admin.name')}
          <input className="jw-input" name="name" required maxLength={120} />
        </label>
        <AreaSelect />
      </CreateForm>
      {isUsed && (
        <p className="jw-note" role="status">
          {text('admin.walls.used', { name: paired?.name ?? '' })}
        </p>
      )}
      {pairing !== null && paired !== undefined && !isUsed && (
        <PairingCode pairing={pairing} name={paired.name} close={() => setPairing(null)} />
      )}
      <Section
        question={walls}
        empty={{ title: text('admin.walls.empty'), hint: text('admin.walls.empty.hint') }}
      >
        {(rows) => (
          <table className="jw-table" data-testid="walls">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('admin.area')}</th>
                <th>{text('admin.state')}</th>
                <th>{text('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((wall) => (
                <tr key={wall.id}>
                  <td>{wall.name}</td>
                  <td>
                    <AreaName code={wall.area} />
                  </td>
                  <td>
                    {stateOf(wall)} {wall.pairedAt !== null && <TimeText at={wall.pairedAt} />}
                  </td>
                  <td className="jw-acts">
                    {!wall.revoked && (
                      <>
                        <ActButton
                          word={text('admin.walls.pair')}
                          act={() => makePairingCode(wall.id)}
                          done={(code) =>
                            setPairing({ ...code, wall: wall.id, before: wall.pairedAt })
                          }
                        />
                        <ActButton
                          word={text('admin.walls.revoke')}
                          sure={text('admin.walls.revoke.sure')}
                          act={() => revokeWall(wall.id)}
                          done={walls.again}
                        />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </section>
  );
}
