/**
 * Packages of the JVM, as build tools pack them into archives, and those into each other.
 *
 * <p>Archives are read in memory by their central directory, so that of thousands of entries only the few wanted ones are
 * inflated.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html">JAR file specification</a>
 * @see <a href="https://maven.apache.org/shared/maven-archiver/">Maven Archiver, pom.properties</a>
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">zip, APPNOTE</a>
 */
@NullMarked
package dev.crowsnest.analyzer.catalog.jvm;

import org.jspecify.annotations.NullMarked;
