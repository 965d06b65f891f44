import { describe, expect, it } from 'vitest';
import { withinSide } from '../../../client/unit/make-small.ts';

describe('a photo before it is sent', () => {
  it('has its longer side within 1,600 pixels, and keeps its shape', () => {
    expect(withinSide(4_032, 3_024)).toEqual({ width: 1_600, height: 1_200 });
    expect(withinSide(3_024, 4_032)).toEqual({ width: 1_200, height: 1_600 });
    expect(withinSide(12_000, 2)).toEqual({ width: 1_600, height: 1 });
  });

  it('is never made larger', () => {
    expect(withinSide(640, 480)).toEqual({ width: 640, height: 480 });
  });
});
