// A site built with a bundler, from the folder as an npm package.
import { load } from 'shoreline-quiz';

load('/').then(() => document.body.setAttribute('data-loaded', ''));
