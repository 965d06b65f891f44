import '../../../client/i18n/later-words.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunCardHistory } from '../../../client/admin/run-cards/run-card-history.tsx';
import { IncidentPhotos } from '../../../client/panels/card/incident-photos.tsx';
import { RankedUnits } from '../../../client/panels/card/ranked-units.tsx';
import { UnitRecordsPart } from '../../../client/panels/card/unit-records.tsx';
import { CertificationsSection } from '../../../client/registers/certifications/certifications-section.tsx';
import { serverClock } from '../../../client/store/clock.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Photo } from '../../../shared/model/photo.ts';
import type { ResourceStatus } from '../../../shared/model/resource.ts';
import type { RunCard } from '../../../shared/model/run-card.ts';
import type { UnitCertification } from '../../../shared/model/unit-certification.ts';
import type { UnitProfile } from '../../../shared/model/unit-profile.ts';
import type { UnitService } from '../../../shared/model/unit-service.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import type { UnitRecords } from '../../../shared/wire/unit-records.ts';

const DAY_MS = 86_400_000;
const AT = '2026-07-06T02:00:00.000Z';
const LATER = '2026-07-06T02:07:00.000Z';

/** A page whose questions were answered so already. */
function shown(page: ReactNode, answers: Record<string, unknown> = {}): string {
  const questions = new QueryClient();
  for (const [path, answer] of Object.entries(answers)) questions.setQueryData([path], answer);
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={questions}>{page}</QueryClientProvider>,
  );
  questions.clear();
  return markup;
}
const words = (markup: string): string =>
  markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
beforeEach(() => setLanguage('zh'));
afterEach(() => setLanguage('zh'));

describe('photos on the card of an incident', () => {
  const photo = (change: Partial<Photo> = {}): Photo => ({
    ...{ id: 'photo-1', incident: 'incident-1', dispatch: 'task', resource: 'engine-east' },
    ...{ callSign: '锡消101', happenedAt: AT, enteredAt: LATER, width: 1_600, height: 1_200 },
    ...{ sha256: 'a'.repeat(64), deletedAt: null },
    ...change,
  });
  const card = (photos: Photo[]) =>
    shown(<IncidentPhotos incident="incident-1" />, {
      '/api/incidents/incident-1/photos': { photos },
    });

  it('have who, when it was taken, and when it came where that is later', () => {
    expect(words(card([photo()]))).toMatch(/锡消101 .*10:00.* 补录于 .*10:07/);
    expect(words(card([photo({ enteredAt: AT })]))).not.toContain('补录于');
    const markup = card([photo()]);
    expect(markup).toContain('src="/api/photos/photo-1/thumbnail"');
    expect(markup).toContain('href="/api/photos/photo-1/picture"');
    expect(markup).toContain('alt="锡消101 发来的现场照片"');
  });

  it('whose time is over say so and ask for no picture', () => {
    const markup = card([photo({ deletedAt: LATER })]);
    expect(markup).toContain('已到期删除');
    expect(markup).not.toContain('<img');
  });

  it('are no empty heading where there are none', () => {
    expect(card([])).toBe('');
  });
});

/** What is recorded of a unit, on its card. */
const recordsCard = (
  told: Partial<UnitRecords>,
  mayKeep = false,
  status: ResourceStatus = 'available',
) => {
  const records: UnitRecords = { service: null, profile: null, certification: null, ...told };
  const part = <UnitRecordsPart unit="engine-east" type="fire-engine" {...{ status, mayKeep }} />;
  return shown(part, { '/api/units/engine-east/records': records });
};

describe('whether a unit may be sent, on its card', () => {
  const taken: UnitService = {
    ...{ unit: 'engine-east', inService: false, reason: '水泵故障', version: 1 },
    ...{ recordedAt: AT, recordedBy: 'unit:engine-east' },
  };

  it('says why it is out of service, by whose word, and offers to return it', () => {
    const markup = recordsCard({ service: taken }, true, 'out_of_service');
    expect(words(markup)).toMatch(/停用 水泵故障 .*engine-east/);
    expect(markup).toContain('恢复可用');
    expect(recordsCard({ service: taken }, false, 'out_of_service')).not.toContain('<button');
  });

  it('says that nobody recorded why, where the register alone has it', () => {
    expect(words(recordsCard({}, true, 'out_of_service'))).toContain('原因未登记');
  });

  it('asks for the reason of one that is in service, and leaves one on a task to its task', () => {
    const free = recordsCard({ service: { ...taken, inService: true, reason: '' } }, true);
    expect(words(free)).toContain('停用原因');
    expect(recordsCard({}, true, 'onscene')).toContain('请在任务中报停用');
    expect(recordsCard({}, true, 'onscene')).not.toContain('name="reason"');
  });
});

describe('until when units are certified, on screen', () => {
  const day = (days: number) =>
    new Date(serverClock.now() + days * DAY_MS).toISOString().slice(0, 10);
  const certified = (unit: string, days: number): UnitCertification => ({
    ...{ unit, callSign: unit, type: 'fire-engine', until: day(days), note: '年检', version: 1 },
    ...{ recordedAt: AT, recordedBy: 'administrator' },
  });
  const answers = {
    '/api/unit-certifications': {
      certifications: [certified('past', -9), certified('due', 9), certified('good', 90)],
      unrecorded: 3,
    },
  };

  it('lists what expired and what is due, counts those without a record, and folds the rest', () => {
    const said = words(shown(<CertificationsSection />, answers));
    expect(said).toMatch(/past .*已过期 \d+ 天/);
    expect(said).toMatch(/due .*还有 \d+ 天/);
    expect(said).not.toContain('good ');
    expect(said).toContain('已到期与即将到期 2');
    expect(said).toContain('3 支力量未登记有效期');
  });

  it('says on the card of a unit how it stands, also that nothing is known', () => {
    const of = (certification: UnitCertification | null) => words(recordsCard({ certification }));
    expect(of(certified('past', -9))).toContain('已到期，不可派出');
    expect(of(certified('due', 9))).toContain('30 天内到期');
    expect(of(certified('good', 90))).not.toMatch(/到期|资质有效期 未登记/);
    expect(of(null)).toMatch(/资质有效期 未登记/);
  });
});

describe('what a unit can do, carries, and its shift, on its card', () => {
  const profile = (changes: Partial<UnitProfile>): UnitProfile => ({
    ...{ unit: 'engine-east', callSign: '锡消101', type: 'fire-engine', note: '', version: 2 },
    ...{ skills: ['fire-fighting', 'water-rescue'], capacity: 6, shift: null },
    ...{ recordedAt: AT, recordedBy: 'administrator' },
    ...changes,
  });
  const of = (told: UnitProfile | null, mayKeep = false) => recordsCard({ profile: told }, mayKeep);

  it('is what its type can do while nothing is recorded, and the rest is unknown', () => {
    const said = words(of(null));
    expect(said).toMatch(/技能 灭火 （按类型，未单独登记） 载员 未登记 班次 未登记/);
  });

  it('is what was recorded, with whether it is on duty now', () => {
    const round = { start: '08:00', end: '08:00' };
    const said = words(of(profile({ shift: round })));
    expect(said).toMatch(/灭火 · 水域救援 载员 6 人 班次 08:00 至 08:00 当班/);
    expect(words(of(profile({ capacity: 0 })))).toContain('载员 0 人');
  });

  it('can be recorded anew by who may, from what is in force', () => {
    expect(of(profile({}))).not.toContain('<form');
    const markup = of(profile({}), true);
    expect(markup.match(/checked=""/g)).toHaveLength(2);
    expect(markup).toContain('value="6"');
  });
});

describe('why a unit stands where it does in the list', () => {
  type Ranked = RecommendationAnswer['ranked'][number];
  const unit = (changes: Partial<Ranked> = {}): Ranked => ({
    ...{ id: 'engine-east', callSign: '锡消101', type: 'fire-engine', place: [120.3, 31.5] },
    ...{ isFresh: true, byRoad: false, metres: 3_000, minutes: 6, coverLeft: 2, recent: 0 },
    ...{ matched: [], capacity: null, shift: null, shiftEndsIn: null, proposed: true },
    ...changes,
  });
  const said = (changes: Partial<Ranked>) => {
    const travel = { source: 'straight-line', at: AT, failure: null } as const;
    const rows = { travel, units: [unit(changes)], isChosen: () => true, toggle: () => undefined };
    return words(shown(<RankedUnits {...rows} />));
  };

  it('is its skill that is asked for, how many it carries, and until when it is on duty', () => {
    const shift = { start: '08:00', end: '20:00' };
    const able: Partial<Ranked> = { matched: ['water-rescue'], capacity: 6, shift };
    expect(said({ ...able, shiftEndsIn: 200 })).toContain('水域救援 · 可载 6 人 · 值班至 20:00 ');
    expect(said({ ...able, shiftEndsIn: 40.2 })).toContain('值班至 20:00，还剩 41 分钟');
  });

  it('names a shift nobody recorded as unknown, and no capacity that is unknown', () => {
    expect(said({})).toContain('班次未登记');
    expect(said({})).not.toContain('可载');
  });
});

describe('the history of a run card', () => {
  const card = (version: number, engines: number): RunCard => ({
    ...{ kind: 'fire', grade: 'serious', version, note: `第 ${version} 次` },
    needs: [{ type: 'fire-engine', count: engines }],
    ...{ recordedAt: AT, recordedBy: 'administrator' },
  });
  const history = (cards: RunCard[]) => {
    const question = {
      value: { cards },
      refusal: null,
      loading: false,
      again: () => Promise.resolve(),
    };
    const of = { kind: 'fire', grade: 'serious' } as const;
    return words(shown(<RunCardHistory of={of} question={question} />));
  };

  it('says what each version changed, by whom and why', () => {
    const said = history([card(2, 5), card(1, 4)]);
    expect(said).toMatch(/2 消防车 4 → 5 第 2 次 .*10:00/);
    expect(said).toMatch(/1 消防车 0 → 4 第 1 次/);
  });

  it('says that it was never changed', () => {
    expect(history([])).toContain('还没有修改过');
  });
});
