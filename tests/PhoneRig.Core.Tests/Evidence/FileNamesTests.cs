using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class FileNamesTests
{
    [TestCase("term70.default.loads", FileKinds.DefaultLoad)]
    [TestCase("TERM70.Default.loads", FileKinds.DefaultLoad)]
    [TestCase("SCCP70.9-4-2SR3-1S.loads", FileKinds.Load)]
    [TestCase("termZZ.default.loads", FileKinds.Load)]
    [TestCase("Jar70sccp.8-3-3.sbn", FileKinds.Archive)]
    [TestCase("CTLSEP001b2c3d4e5f.tlv", FileKinds.TrustList)]
    [TestCase("SEP001B2C3D4E5F.cnf.xml", FileKinds.Configuration)]
    [TestCase("XMLDefault.cnf.xml", FileKinds.Configuration)]
    [TestCase("SEP001B2C3D4E5.cnf.xml", null)]
    [TestCase("SEP001B2C3D4E5G.cnf.xml", null)]
    [TestCase("xSEP001B2C3D4E5F.cnf.xml", null)]
    [TestCase("SEP001B2C3D4E5F.cnf.xml.sgn", null)]
    [TestCase("SEP001B2C3D4E5F-cnf-xml", null)]
    [TestCase("ringlist.xml", null)]
    [TestCase("", null)]
    public void A_name_has_the_first_kind_whose_pattern_fits_whatever_its_case(string file, string? kind) =>
        Assert.That(new FileNames(TestPhone.Model).KindOf(file), Is.EqualTo(kind));

    [TestCase("SCCP70.9-4-2SR3-1S", true)]
    [TestCase("SIP70.8-5-2S.loads", true)]
    [TestCase("term70.default", false)]
    [TestCase("term70.efault", false)]
    [TestCase("SCCP70.9-4-", false)]
    [TestCase("SC\u0007P70.9-4-2S", false)]
    public void A_phone_names_a_load_by_a_name_with_a_version_and_noise_that_eats_it_names_nothing(string load, bool names) =>
        Assert.That(FileNames.LoadNamedBy((ConsoleLine)Story.Line("load-validated", load)), Is.EqualTo(names ? load : null));
}
