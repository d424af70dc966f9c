// What feedsmith reads in feeds, as the other readers of this folder print it: `node feedsmith.mjs FILE…`.
import {readFileSync} from 'node:fs';
import {parseFeed} from 'feedsmith';

const date = text => (text === undefined ? null : Date.parse(text) / 1000);
const alternate = links => links.find(({rel}) => rel === undefined || rel === 'alternate')?.href;

const ENTRIES = {
  rss: feed => feed.items.map(item => ({
    id: item.guid.value, title: item.title, url: item.link, published: date(item.pubDate), updated: null,
    content: item.content?.encoded ?? item.description,
  })),
  atom: feed => feed.entries.map(entry => ({
    id: entry.id, title: entry.title.value, url: alternate(entry.links), published: date(entry.published),
    updated: date(entry.updated), content: entry.content?.value ?? entry.summary?.value,
  })),
  json: feed => feed.items.map(item => ({
    id: item.id, title: item.title, url: item.url, published: date(item.date_published), updated: date(item.date_modified),
    content: item.content_html ?? item.content_text,
  })),
};

const read = file => {
  const {format, feed} = parseFeed(readFileSync(file, 'utf8'));
  return {file, title: feed.title.value ?? feed.title, entries: ENTRIES[format](feed)};
};
console.log(JSON.stringify(process.argv.slice(2).map(read)));
