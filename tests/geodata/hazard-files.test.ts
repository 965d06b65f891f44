import { describe, expect, it } from 'vitest';
import { readDangers, readHazardFiles, readRegister } from '../../geodata/read.ts';
import { buildDangers } from '../../geodata/tools/dangers.ts';
import { buildHazardFiles } from '../../geodata/tools/hazard-files.ts';
import { DANGER_STATES } from '../../shared/model/danger.ts';
import { MAJOR_GRADES } from '../../shared/model/hazard-file.ts';
import { riskColour } from '../../shared/risk/lec.ts';
import { majorHazard } from '../../shared/risk/major-hazard.ts';

const hazards = readRegister('hazards');
const files = readHazardFiles();
const dangers = readDangers();
const riskOf = new Map(hazards.map(({ id, risk }) => [id, risk]));

describe('the synthetic files of hazards', () => {
  it('are what the generator makes, one for each hazard', () => {
    expect(files).toEqual(buildHazardFiles(hazards));
    expect(dangers).toEqual(buildDangers(hazards));
    expect(files.map(({ id }) => id)).toEqual(hazards.map(({ id }) => id));
  });

  it('are assessed by numbers that lead to the colour the register has', () => {
    const disagreeing = files.filter(({ id, lec }) => {
      if (lec === null) return riskOf.get(id) !== null;
      const [likelihood, exposure, consequence] = lec;
      const judged = { source: 'test', confidence: 'D' } as const;
      const found = riskColour({ method: 'LEC', likelihood, exposure, consequence, ...judged });
      return found !== riskOf.get(id);
    });
    expect(disagreeing).toEqual([]);
  });

  it('hold major hazards of every grade, and some that are none', () => {
    const grades = files.flatMap(({ stock, exposure }) =>
      stock ? [majorHazard(stock, exposure ?? null).grade] : [],
    );
    expect(new Set(grades)).toEqual(new Set([...MAJOR_GRADES, null]));
  });

  it('hold dangers in all states, and none is reviewed before it was rectified', () => {
    expect(new Set(dangers.map(({ state }) => state))).toEqual(new Set(DANGER_STATES));
    const backwards = dangers.filter(
      ({ found, rectified, reviewed }) =>
        (rectified ?? found) < found || (reviewed ?? 0) < (rectified ?? reviewed ?? 0),
    );
    expect(backwards).toEqual([]);
    expect(dangers.every(({ hazard }) => riskOf.has(hazard))).toBe(true);
  });
});
