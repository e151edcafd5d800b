using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Tests.Campaigns;
using static PhoneRig.Hosting.Tests.Campaigns.CampaignHall;

namespace PhoneRig.Hosting.Tests.Labels;

/// <summary>A campaign whose phones get labels, or do not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LabelDeskTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("phonerig-labels-");

    [Test]
    public void Each_phone_that_is_put_into_a_bin_has_a_label_with_its_own_address_bin_load_and_run()
    {
        using var hall = Run(new LabelsConfig { Folder = root.FullName });

        var texts = root.GetFiles("*.txt").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => File.ReadAllLines(file.FullName)).ToList();
        var phones = hall.Account.Phones;
        Assert.That(texts.Select(lines => lines[0]), Is.EqualTo(new[] { Mac(1), Mac(2) }));
        foreach (var (lines, phone) in texts.Zip(phones))
        {
            Assert.That(lines, Is.SupersetOf(new[] { "bin done", "recovered", $"load {phone.Load}", $"run {phone.Run}", "SIMULATED" }));
        }

        Assert.That(root.GetFiles("*.svg"), Has.Length.EqualTo(2));
        Assert.That(Notes(hall), Is.Empty);
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_and_the_campaign_goes_on()
    {
        var file = Path.Combine(root.FullName, "file");
        File.WriteAllText(file, "");
        using var hall = Run(new LabelsConfig { Folder = file });

        Assert.That(hall.Account.Bins["done"], Is.EqualTo(2));
        Assert.That(Notes(hall), Has.Count.EqualTo(2).And.All.Contains("cannot be written"));
        Assert.That(Notes(hall)[0], Does.StartWith($"{Mac(1)} has no label: ").And.EndWith($". phonerig campaign label {Mac(1)} prints it again"));
    }

    public void Dispose() => root.Delete(recursive: true);

    private static List<string> Notes(CampaignHall hall) => [.. hall.Journal.Facts(Campaign.Timeline).OfType<Notice>().Select(notice => notice.Text)];

    private static CampaignHall Run(LabelsConfig labels)
    {
        var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy", "healthy"])) with { Labels = labels });
        hall.Answer(new ControlRequest.StartCampaign("recover", []) { By = "kim" });
        hall.Work(TimeSpan.FromHours(3), () => hall.Facts.OfType<PhoneBinned>().Count() == 2);
        hall.Work(TimeSpan.FromMinutes(2));
        return hall;
    }
}
