// axe over pages in light and dark, on a desk and on a phone, with all its rules, those of good practice included:
// `node axe.mjs SITE=FOLDER…`.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {served} from './serve.mjs';
import {LOOKS, address, look, named, pages} from './sites.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const TABS = 2;

/** What axe finds on a page in any of the looks, each rule once. */
async function findings(page, url) {
  const found = new Map();
  await page.goto(url);
  await page.evaluate(AXE);
  for (const [scheme, width, height] of LOOKS) {
    await look(page, scheme, width, height);
    const {violations} = await page.evaluate(() => axe.run({resultTypes: ['violations']}));
    for (const {id, help, nodes} of violations) {
      if (!found.has(id)) found.set(id, `${url} (${scheme}, ${width} px): ${id}: ${help}: ${nodes.length} times, as ${nodes[0].html.slice(0, 150)}`);
    }
  }
  return [await page.evaluate(() => axe.version), [...found.values()]];
}

let failed = false;
await served(named(process.argv.slice(2)), async (browser, sites) => {
  for (const {name, url, folder, axe} of sites) {
    const queue = pages(folder, axe);
    const count = queue.length;
    const found = [];
    let version;
    await Promise.all(Array.from({length: TABS}, async () => {
      const page = await browser.newPage();
      for (let file; (file = queue.shift());) {
        const [of, wrong] = await findings(page, address(url, file));
        version = of;
        found.push(...wrong);
      }
      await page.close();
    }));
    console.log(`axe ${version}: ${found.length} violations on ${count} pages of ${name}, light and dark, wide and narrow`);
    found.sort().slice(0, 40).forEach(line => console.error(`  ${line}`));
    failed ||= found.length > 0;
  }
});
process.exit(failed ? 1 : 0);
