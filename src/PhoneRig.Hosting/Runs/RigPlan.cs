using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>A rig that has been checked in every file that is about it: read once, when the rig is taken over. Requests are planned on it one by one.</summary>
/// <param name="Rig">The rig.</param>
/// <param name="Models">The phone model of every station, by the model's name.</param>
/// <param name="Firmware">The sets that it can serve.</param>
/// <param name="Diagnoses">The causes that it can tell.</param>
/// <param name="Ladders">Which release loads which.</param>
/// <param name="Seed">The seed of a simulated rig.</param>
/// <param name="Speed">The speed of a simulated rig; null for virtual time.</param>
/// <param name="Folder">Where procedures and playbooks are read from, at each request.</param>
/// <param name="RigFile">The rig file.</param>
internal sealed record RigPlan(
    RigConfig Rig,
    ImmutableDictionary<string, PhoneModel> Models,
    FirmwareLibrary Firmware,
    DiagnosisBook Diagnoses,
    LadderBook Ladders,
    int Seed,
    double? Speed,
    ConfigFolder Folder,
    string RigFile)
{
    /// <summary>The model of a station's phone, where things take as long as was measured there.</summary>
    /// <exception cref="KeyNotFoundException">There is no such station.</exception>
    public PhoneModel ModelOf(string station) => Calibrations.With(Models[Rig.Stations[station].Phone], Rig.Stations[station].Calibration);

    /// <summary>Why a station cannot be asked for, with the nearest name; null where it is one of the rig's.</summary>
    public string? RefuseStation(string station) => Rig.Stations.ContainsKey(station)
        ? null
        : $"unknown station \"{station}\"; {NearestWord.Hint(station, Rig.Stations.Keys)}";
}
