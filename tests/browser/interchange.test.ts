import { describe, expect, it } from 'vitest';
import { fromDegrees } from '../../shared/geo/projection.ts';
import type { Position } from '../../shared/model/common.ts';
import { graveFaults } from './support/axe.ts';
import { openDesk, openHouse } from './support/house.ts';
import { expectNoOffence, untilAtDesk } from './support/screen.ts';

const house = openHouse();

type Features = {
  features: { properties: { level: string }; geometry: { coordinates: Position[][][] } }[];
};

/** Some towns as another office would send them: shifted to GCJ-02, and with one shape that crosses itself. */
function shiftedFile({ features }: Features): string {
  const shift = (rings: Position[][]) =>
    rings.map((ring) => ring.map((place) => fromDegrees('gcj02', place)));
  const sound = features.map(({ geometry }, index) => ({
    type: 'Feature',
    properties: { code: `unit-${index + 1}`, name: `<b>派出所</b>${index + 1}`, phone: '0510' },
    geometry: { type: 'Polygon', coordinates: shift(geometry.coordinates[0]!) },
  }));
  const [lon, lat] = features[0]!.geometry.coordinates[0]![0]![0]!;
  const corner = (east: number, north: number): Position => [
    lon + east * 0.004,
    lat + north * 0.004,
  ];
  const tie = [corner(0, 0), corner(1, 1), corner(1, 0), corner(0, 1), corner(0, 0)];
  const crossed = {
    type: 'Feature',
    properties: { code: 'bow-tie', name: '自相交' },
    geometry: { type: 'Polygon', coordinates: shift([tie]) },
  };
  return JSON.stringify({ type: 'FeatureCollection', features: [...sound, crossed] });
}

describe('files in and out of the studio', () => {
  it('are looked at, put right and taken in part, and the layer is matched to the grids', async () => {
    const screen = await openDesk(house, 'analyst', '/studio');
    const { page } = screen;
    await untilAtDesk(screen);
    await page.getByRole('button', { name: '交换' }).click();
    const panel = page.locator('[data-testid="interchange"]');

    const towns = (await page.evaluate(async () => {
      const path = '/ogc/collections/areas/items?f=json&limit=1000&bbox=120.28,31.55,120.31,31.58';
      return (await fetch(path)).json();
    })) as Features;
    const some = towns.features
      .filter(({ properties }) => properties.level === 'community')
      .slice(0, 6);
    expect(some.length).toBeGreaterThan(3);

    await panel.locator('input[type="file"]').setInputFiles({
      name: '派出所.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(shiftedFile({ features: some })),
    });
    await panel.getByRole('button', { name: '预览' }).click();
    await panel.locator('[data-testid="shift"]').waitFor();
    expect(await panel.locator('[data-testid="shift"]').textContent()).toMatch(
      /偏离已知边界约 4\d\d 米/,
    );
    await panel.getByRole('button', { name: '改按 GCJ-02' }).click();
    await panel.getByRole('button', { name: '预览' }).click();
    await panel.getByText('与已知边界吻合').waitFor();
    const findings = panel.locator('[data-testid="shape-findings"]');
    await findings.getByText('边线自相交').waitFor();
    await findings.getByText('<b>派出所</b>1').waitFor();
    await panel.getByText('phone').waitFor();
    expect(await graveFaults(page)).toEqual([]);

    await panel.getByRole('button', { name: `导入所选 ${some.length} 个` }).click();
    await panel.getByText(`已导入 ${some.length} 个，其余 1 个未导入`).waitFor();
    await panel.getByText('部门网格对接').click();
    const row = panel.locator('[data-testid="crosswalk-layers"] tr', { hasText: '派出所.geojson' });
    await row.getByRole('button', { name: '对照', exact: true }).click();
    await panel
      .locator('[data-testid="crosswalk-match"]')
      .getByText('各责任区与网格边界一致')
      .waitFor();
    await row.getByRole('button', { name: '移除' }).click();
    await row.getByRole('button', { name: '移除' }).click();
    await row.waitFor({ state: 'detached' });
    expectNoOffence(screen);
  });
});
