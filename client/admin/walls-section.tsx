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

/** Displays: made here, paired by a code that is shown large, revoked at once. */
export function WallsSection() {
  const text = useText();
  const walls = useQuestion<Wall[]>('/api/walls', ASK_MS);
  const [pairing, setPairing] = useState<(Pairing & { wall: string }) | null>(null);
  const paired = walls.value?.find(({ id }) => id === pairing?.wall);
  const stateOf = (wall: Wall) => {
    if (wall.revoked) return text('admin.walls.revoked');
    return text(wall.pairedAt === null ? 'admin.walls.unpaired' : 'admin.walls.paired');
  };
  return (
    <section className="jw-admin-section">
      <CreateForm
        create={(form) => createWall(String(form.get('name')), String(form.get('area')))}
        done={({ wall, pairing: code }) => {
          setPairing({ ...code, wall: wall.id });
          return walls.again();
        }}
      >
        <label>
          {text('admin.name')}
          <input className="jw-input" name="name" required maxLength={120} />
        </label>
        <AreaSelect />
      </CreateForm>
      {pairing !== null && paired !== undefined && (
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
                          done={(code) => setPairing({ ...code, wall: wall.id })}
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
