package dev.crowsnest.cli;

import dev.crowsnest.analyzer.assembly.AnalyzedImage;
import dev.crowsnest.analyzer.report.ReportedImage;

/** An image that was analysed here. */
record LocalResult(ReportedImage image, AnalyzedImage analyzed) {}
