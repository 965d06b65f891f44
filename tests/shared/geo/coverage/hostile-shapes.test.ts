import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { findingsOfShapes } from '../../../../shared/geo/coverage/findings-of-shapes.ts';
import { GridFinding } from '../../../../shared/model/grid-finding.ts';
import { HOSTILE_COMMUNITIES, HOSTILE_SHAPES } from '../../../support/hostile-shapes.ts';

describe('shapes from outside', () => {
  it('are more than sixty, each under a name of its own', () => {
    expect(HOSTILE_SHAPES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(HOSTILE_SHAPES.map(({ name }) => name)).size).toBe(HOSTILE_SHAPES.length);
  });

  it.each(HOSTILE_SHAPES)('$name: told by its rules, and by no other', ({ shapes, rules }) => {
    const found = findingsOfShapes(shapes, HOSTILE_COMMUNITIES);
    expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
    for (const one of found) expect(Value.Errors(GridFinding, one)).toEqual([]);
  });
});
