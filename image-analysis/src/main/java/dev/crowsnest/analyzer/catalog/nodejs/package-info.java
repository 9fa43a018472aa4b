/**
 * Packages of Node.js, as npm, pnpm and Yarn install them.
 *
 * @see <a href="https://docs.npmjs.com/cli/configuring-npm/package-json">package.json</a>
 * @see <a href="https://nodejs.org/api/modules.html#loading-from-node_modules-folders">loading from node_modules</a>
 */
@NullMarked
package dev.crowsnest.analyzer.catalog.nodejs;

import org.jspecify.annotations.NullMarked;
