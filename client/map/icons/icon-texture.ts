import type { LayerContext } from '@deck.gl/core';
import type { Theme } from '../../ui/palette.ts';
import type { AtlasTexture } from '../layers/symbols.ts';
import { drawAtlas } from './atlas.ts';

/** The drawings of a theme as one texture, shared by every layer; it lives as long as its device. */
export function createIconTexture(device: LayerContext['device'], theme: Theme): AtlasTexture {
  const image = drawAtlas(theme);
  const texture = device.createTexture({
    data: image,
    width: image.width,
    height: image.height,
    mipLevels: device.getMipLevelCount(image.width, image.height),
    sampler: { minFilter: 'linear', magFilter: 'linear', mipmapFilter: 'linear' },
  });
  texture.generateMipmapsWebGL();
  return texture;
}
