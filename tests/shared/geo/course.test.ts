import { describe, expect, it } from 'vitest';
import { courseTo, directionOf } from '../../../shared/geo/course.ts';
import { distanceMetres } from '../../../shared/geo/measure.ts';
import type { Position } from '../../../shared/model/common.ts';

const HERE: Position = [120.3, 31.5];

describe('the course to a place', () => {
  it.each([
    ['n', [120.3, 31.6]],
    ['ne', [120.4, 31.585]],
    ['e', [120.4, 31.5]],
    ['s', [120.3, 31.4]],
    ['w', [120.2, 31.5]],
    ['nw', [120.2, 31.585]],
  ] as const)('is %s', (direction, place) => {
    expect(directionOf(courseTo(HERE, [...place]).degrees)).toBe(direction);
  });

  it('is as long as turf measures it', () => {
    const there: Position = [120.5, 31.7];
    expect(courseTo(HERE, there).metres).toBeCloseTo(distanceMetres(HERE, there), 0);
  });

  it('is nothing to where one is', () => {
    expect(courseTo(HERE, HERE).metres).toBe(0);
    expect(directionOf(359)).toBe('n');
  });
});
