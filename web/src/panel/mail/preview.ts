import stylesheet from './letter.css?url&no-inline';

/**
 * A letter's HTML for a frame within the panel. The page's policy forbids style attributes, which mail
 * needs, within the frame too: a stylesheet of our own stands in for them. They go as text, since a
 * parser would complain of them; what people wrote has its quotes escaped and is not touched.
 */
export function previewOf(html: string): string {
  return html
    .replace(/ style="[^"]*"/g, '')
    .replace('</head>', `<link rel="stylesheet" href="${stylesheet}"></head>`);
}
