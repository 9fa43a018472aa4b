/** What advisories say of the packages of images: a match is made once per subject, not once per image. */
@NullMarked
package dev.crowsnest.analysis.finding;

import org.jspecify.annotations.NullMarked;
