// Lectern brings its own browser from inside an npm package, so puppeteer must not download one.
module.exports = { skipDownload: true };
