import { expect, it } from 'vitest';
import { previewOf } from './preview';

it('takes the style attributes away, brings a stylesheet, and leaves what people wrote', () => {
  const written = 'Café &#34; style=&#34;x&#34; “azul”';
  const preview = previewOf(
    `<html><head></head><body style="margin:0"><p style="x" lang="es">${written}</p></body></html>`,
  );

  expect(preview).toMatch(/^<html><head><link rel="stylesheet" href="[^"]*"><\/head><body><p lang="es">/);
  expect(preview).toContain(written);
});
