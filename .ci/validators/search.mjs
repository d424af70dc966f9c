// The search, by keyboard alone: a word is typed, its number of results is said, and the one that is expected is followed. And
// pictures of what people see, into target/ci/pictures: `node search.mjs SITE=FOLDER…`.
import {mkdirSync} from 'node:fs';
import {served} from './serve.mjs';
import {LOOKS, look, named} from './sites.mjs';

const PICTURES = 'target/ci/pictures';
const PRESSES = 60;
const FIELD = 'main input[type=search]';
const result = path => `main a[href$="${path}"]`;

/** Presses Tab until what has the focus is what is looked for. */
async function tabTo(page, selector, what) {
  for (let press = 0; press < PRESSES; press++) {
    if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${what}`);
}

async function search(page, url, word, path) {
  await page.goto(`${url}/search/`);
  await tabTo(page, FIELD, 'the field');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await page.waitForSelector(result(path), {timeout: 10_000});
  await page.waitForFunction(() => [...document.querySelectorAll('[role=status], [aria-live], output')]
    .some(said => /\d/.test(said.textContent)), {timeout: 2_000});
  await page.screenshot({path: `${PICTURES}/search-for-${word}-${page.viewport().width}.png`});
  await tabTo(page, result(path), 'the result');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  if (page.url() !== url + path) throw new Error(`the result leads to ${page.url()}`);
}

async function picture(page, {name, url, pictures}) {
  for (const path of pictures) {
    await page.goto(url + path);
    for (const [scheme, width, height] of LOOKS) {
      await look(page, scheme, width, height);
      const file = path.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-html$|-$/g, '') || 'home';
      await page.screenshot({path: `${PICTURES}/${name}-${file}-${scheme}-${width}.png`});
    }
  }
}

mkdirSync(PICTURES, {recursive: true});
let failed = false;
await served(named(process.argv.slice(2)), async (browser, sites) => {
  for (const site of sites) {
    const page = await browser.newPage();
    let found = 0;
    for (const [word, path] of Object.entries(site.search)) {
      try {
        await search(page, site.url, word, path);
        found++;
      } catch (error) {
        console.error(`  ${site.url}/search/ for ${word}, which is in ${path}: ${error.message}`);
        failed = true;
      }
    }
    console.log(`Search in ${await browser.version()}: ${found} of ${Object.keys(site.search).length} posts of ${site.name} found by keyboard`);
    await picture(page, site);
    await page.close();
  }
});
process.exit(failed ? 1 : 0);
