import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

interface Options {
  /** The path of the assets, with a slash at both ends. */
  base: string;
  /** Entry name → its module, from the root of `web/`. */
  entries: Record<string, string>;
  /** The address of the running server. */
  server: string;
}

/** The page that the server rendered, with its built entry exchanged for the module being worked on. */
function withSources(html: string, { base, entries }: Options): string {
  const built = new RegExp(`<script type="module" src="${base}assets/([a-z]+)-[^"]+"></script>`);
  const styles = new RegExp(`<link rel="(?:stylesheet|modulepreload)" href="${base}assets/[^"]+">\\s*`, 'g');
  return html
    .replace(styles, '')
    .replace(built, (tag, name: string) =>
      entries[name]
        ? `<script type="module" src="${base}@vite/client"></script>` +
          `<script type="module" src="${base}${entries[name]}"></script>`
        : tag,
    );
}

function relay(options: Options, from: IncomingMessage, to: ServerResponse): void {
  const headers = { ...from.headers };
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  if (!isPage) {
    to.writeHead(from.statusCode ?? 502, headers);
    from.pipe(to);
    return;
  }
  // Vite puts styles into the page as it goes: the strict policy is for the built pages.
  for (const name of ['content-security-policy', 'content-length', 'etag']) delete headers[name];
  const parts: Buffer[] = [];
  from.on('data', (part: Buffer) => parts.push(part));
  from.on('end', () => {
    to.writeHead(from.statusCode ?? 502, headers);
    to.end(withSources(Buffer.concat(parts).toString('utf8'), options));
  });
}

/**
 * For `make web`: everything but the sources comes from the running server, pages included, so they
 * are seen exactly as the server renders them, sessions and sockets too, yet with live reload.
 */
export function servedPages(options: Options): Plugin {
  return {
    name: 'served-pages',
    apply: 'serve',
    config: () => ({
      appType: 'custom',
      server: {
        proxy: {
          [`^/(?!${options.base.slice(1)})`]: {
            target: options.server,
            ws: true,
            selfHandleResponse: true,
            headers: { 'accept-encoding': 'identity' },
            configure: (proxy) => {
              proxy.on('proxyRes', (from, _request, to) => relay(options, from, to as ServerResponse));
            },
          },
        },
      },
    }),
  };
}
