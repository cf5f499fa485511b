import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds PDF files against a profile of veraPDF: PdfUaCheck PROFILE FILE...
 *
 * <p>Writes a line for each file ("pass" or "fail", the number of checks, its path), and below it one
 * for each rule it breaks, with the first place. Ends with 1 when a file fails.
 */
public class PdfUaCheck {
  private static final int NEVER_STOP = -1;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour profile = PDFAFlavour.byFlavourId(arguments[0]);
    boolean allPass = true;
    for (int place = 1; place < arguments.length; place++) {
      allPass &= passes(new File(arguments[place]), profile);
    }
    System.exit(allPass ? 0 : 1);
  }

  private static boolean passes(File file, PDFAFlavour profile) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, NEVER_STOP, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      String word = result.isCompliant() ? "pass" : "fail";
      System.out.println(word + "\t" + result.getTotalAssertions() + "\t" + file);
      Map<String, TestAssertion> broken = new TreeMap<>();
      for (TestAssertion found : result.getTestAssertions()) {
        if (found.getStatus() == TestAssertion.Status.FAILED) {
          String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
          broken.putIfAbsent(rule, found);
        }
      }
      broken.forEach(
          (rule, found) ->
              System.out.println(
                  "  " + rule + "\t" + found.getMessage() + "\t" + found.getLocation().getContext()));
      return result.isCompliant();
    }
  }
}
