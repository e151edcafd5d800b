using System.Globalization;
using System.Xml.Linq;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Wiring;
using PhoneRig.Hosting.Wiring.Drawing;

namespace PhoneRig.Hosting.Tests.Wiring;

/// <summary>A drawing shows every pin that the rig file gives a purpose, once, and keeps its words apart.</summary>
public sealed class StationDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static IEnumerable<TestCaseData<RigConfig, WiredStation>> Stations() =>
        from rig in Shipped.Rigs
        from station in WiredStation.Of(rig)
        select new TestCaseData<RigConfig, WiredStation>(rig, station).SetArgDisplayNames($"{rig.Rig}/{station.Name}");

    [TestCaseSource(nameof(Stations))]
    public void Every_pin_of_a_shipped_station_is_drawn_once_with_what_it_is_for(RigConfig rig, WiredStation station)
    {
        var words = Words(StationDrawing.Svg(rig, station)).Select(word => word.Value).ToList();

        Assert.That(station.Pins.Count(), Is.EqualTo(PinPurpose.Of(rig).Count(one => one.Place is [_, var name, ..] && name == station.Name)));
        foreach (var pin in station.Pins)
        {
            var boards = station.Pins.Count(other => other.PinName == pin.PinName); // GPA0 of one board is not GPA0 of another
            Assert.That(words.Count(word => word == pin.PinName), Is.EqualTo(boards), pin.PinName);
        }

        Assert.That(words.Where(word => word.StartsWith("lamp ", StringComparison.Ordinal)), Is.EquivalentTo((station.Config.Lamps?.Sensors.Keys ?? []).Select(lamp => $"lamp {lamp}")));
        Assert.That(words.Where(word => word.StartsWith("key ", StringComparison.Ordinal)), Is.EquivalentTo(station.Config.Keypad.Keys.Keys.Select(key => $"key {key}").Concat(station.Config.Keypad.Speaker is null ? [] : ["key Speaker"])));
    }

    [TestCaseSource(nameof(Stations))]
    public void No_word_lies_over_another_or_beyond_the_edge(RigConfig rig, WiredStation station)
    {
        var svg = StationDrawing.Svg(rig, station);
        var width = Attribute(XDocument.Parse(svg).Root!, "width");
        var boxes = Words(svg).Select(Box).ToList();

        Assert.That(boxes.Where(box => box.Left < 0 || box.Right > width), Is.Empty);
        Assert.That(
            from one in boxes
            from other in boxes
            where one.Word != other.Word && one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom
            select $"\"{one.Word}\" over \"{other.Word}\"",
            Is.Empty);
    }

    [Test]
    public void An_active_low_relay_is_drawn_as_a_board_with_a_pull_up_and_a_contact_that_rests_open_says_so()
    {
        var shipped = Shipped.Rig("one-station");
        var s1 = shipped.Stations["s1"];
        var rig = shipped with { Stations = shipped.Stations.SetItem("s1", s1 with { Power = s1.Power with { Active = ActiveLevel.Low, Contact = RelayContact.NormallyOpen } }) };

        var words = Words(StationDrawing.Svg(rig, WiredStation.Of(rig).Single())).Select(word => word.Value).ToList();

        Assert.That(words, Has.Some.Contains("pull-up to 3.3 V").And.Some.Contains("a coil at rest leaves the phone cut off"));
        Assert.That(words, Has.None.Contains("BC337"));
    }

    [Test]
    public void A_shipped_drawing_is_as_its_rig_file_says()
    {
        var folder = Path.Combine(Shipped.Root, "wiring", "drawings");
        var expected = Shipped.Rigs.Where(rig => !rig.Simulated).SelectMany(rig => Drawings(rig)).ToDictionary(file => Path.Combine(folder, file.Path), file => file.Text, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("PHONERIG_UPDATE_GOLDEN") == "1")
        {
            Directory.Delete(folder, recursive: true);
            foreach (var (path, text) in expected)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
        }

        Assert.That(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), Is.EquivalentTo(expected.Keys));
        foreach (var (path, text) in expected)
        {
            Assert.That(File.ReadAllText(path), Is.EqualTo(text), $"{path} is stale: look at the difference, then rewrite it with PHONERIG_UPDATE_GOLDEN=1");
        }
    }

    /// <summary>The first station of each way of building one, and the parts of the rig.</summary>
    private static IEnumerable<(string Path, string Text)> Drawings(RigConfig rig) =>
        WiredStation.Of(rig)
            .DistinctBy(station => (station.Config.Keypad.Kind, station.Config.Lamps?.Sensors.Count, station.Config.Console is null))
            .Select(station => ($"{rig.Rig}/{station.Name}.svg", StationDrawing.Svg(rig, station)))
            .Append(($"{rig.Rig}/parts.csv", string.Concat(PartsList.Csv(PartsList.Of(rig)).Select(line => line + "\n"))));

    private static IEnumerable<XElement> Words(string svg) => XDocument.Parse(svg).Descendants(Svg + "text");

    /// <summary>Where a word lies, with the narrowest letters of a sans-serif type: what overlaps here overlaps on every screen.</summary>
    private static (string Word, double Left, double Top, double Right, double Bottom) Box(XElement text)
    {
        var look = text.Attribute("class")?.Value ?? "";
        var size = look.Contains("title", StringComparison.Ordinal) ? 18 : look.Contains("small", StringComparison.Ordinal) ? 10.5 : 12;
        var width = text.Value.Length * size * 0.44;
        var x = Attribute(text, "x");
        var left = look.Split(' ').Contains("end") ? x - width : look.Split(' ').Contains("mid") ? x - (width / 2) : x;
        var y = Attribute(text, "y");
        return (text.Value, left, y - (size * 0.7), left + width, y);
    }

    private static double Attribute(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
