import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const WORTHWHILE = /\.(css|js|json|svg|ttf)$/;

/** Below this a packet is not saved: the file goes out as it is. Bytes. */
const SMALLEST = 1_024;

/** From here on brotli's last notch costs seconds for 2 % of the size. Bytes. */
const LARGE = 500_000;

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < SMALLEST) return;
  const quality = bytes.length < LARGE ? constants.BROTLI_MAX_QUALITY : 9;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await Promise.all([
    brotli(bytes, { params }).then((small) => writeFile(`${file}.br`, small)),
    zip(bytes, { level: constants.Z_BEST_COMPRESSION }).then((small) => writeFile(`${file}.gz`, small)),
  ]);
}

/** Lays `FILE.br` and `FILE.gz` beside each hashed asset, so that the server never compresses. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      const assets = join(dir ?? '', 'assets');
      const names = await readdir(assets);
      await Promise.all(
        names.filter((name) => WORTHWHILE.test(name)).map((name) => compress(join(assets, name))),
      );
    },
  };
}
