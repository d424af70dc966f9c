// The sites that are validated, by `sites.json`; their pages, and how people look at them.
import {globSync, readFileSync} from 'node:fs';

const SITES = JSON.parse(readFileSync(new URL('sites.json', import.meta.url)));

/** In light and dark, on a desk and on a phone: the colour scheme, and a width and a height in pixels. */
export const LOOKS = ['light', 'dark'].flatMap(scheme => [[scheme, 1280, 900], [scheme, 400, 800]]);

/** From `example=target/ci/example` to what is known of the site. */
export const named = parameters => parameters.map(parameter => {
  const [name, folder] = parameter.split('=');
  return {name, folder, ...SITES[name]};
});

/** The pages that match one of the patterns, as `2016/03/index.html`; what only leads on to another is none. */
export const pages = (folder, patterns) => [...new Set(patterns.flatMap(pattern => globSync(pattern, {cwd: folder})))]
  .filter(file => file.endsWith('.html') && !readFileSync(`${folder}/${file}`, 'utf8').includes('http-equiv="refresh"'))
  .sort();

/** Where a file is served. */
export const address = (url, file) =>
  `${url}/${file.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/')}`;

/** Has a page look like that. */
export async function look(page, scheme, width, height) {
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
  await page.setViewport({width, height});
}
